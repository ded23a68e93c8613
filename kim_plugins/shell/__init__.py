"""The theme `kim`: a base template and style of our own, in place of Material's."""
