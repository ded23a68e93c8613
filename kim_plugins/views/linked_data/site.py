"""The site itself, its open data, and the way from home to a page."""

from __future__ import annotations

from collections.abc import Sequence

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views import data_catalogue, data_package
from kim_plugins.views.dataset import CC_BY, VERSION
from kim_plugins.views.datasets import DATASETS
from kim_plugins.views.linked_data import nodes
from kim_plugins.views.linked_data.nodes import node
from kim_plugins.views.output import Context


def of_home(province: Province) -> tuple[Context, ...]:
    """Return the site, by the name that search engines are to show."""
    settings = province.settings
    publisher = nodes.site(province)
    return (
        node(
            "WebSite",
            name=settings.site_name,
            url=settings.site_url,
            inLanguage="id",
            publisher=publisher,
        ),
    )


def of_data(province: Province) -> tuple[Context, ...]:
    """Return the open data as one data set, with each file's own licence."""
    files = [(dataset, form) for dataset in DATASETS for form in dataset.formats]
    return (
        node(
            "Dataset",
            name=data_package.title(province),
            description=data_package.about(province),
            url=province.absolute(urls.DATA),
            license=CC_BY.url,
            version=VERSION,
            isAccessibleForFree=True,
            inLanguage="id",
            spatialCoverage=node("Place", name=province.registry.province.name),
            creator=nodes.site(province),
            distribution=[
                node(
                    "DataDownload",
                    name=f"{dataset.name}.{form}",
                    contentUrl=province.absolute(dataset.path(form)),
                    encodingFormat=data_catalogue.MEDIA_TYPES[form],
                    license=dataset.terms.url,
                )
                for dataset, form in files
            ],
        ),
    )


def trail(crumbs: Sequence[Context], title: str, site_url: str) -> Context:
    """Return the way from home to a page, as it stands above it (schema.org/BreadcrumbList)."""
    above = [
        node(
            "ListItem",
            position=number,
            name=crumb["label"],
            item=urls.absolute(site_url, str(crumb["url"])),
        )
        for number, crumb in enumerate(crumbs, 1)
    ]
    here = node("ListItem", position=len(above) + 1, name=title)
    return node("BreadcrumbList", itemListElement=[*above, here])
