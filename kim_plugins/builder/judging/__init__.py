"""Problems that are seen only when the whole project is known."""
