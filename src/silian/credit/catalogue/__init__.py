"""`credit.yaml` of a programme: the products on sale, the published LPR, and the rules of the five grades."""

from __future__ import annotations

from silian.credit.catalogue.section import CREDIT, catalogue_of, grading_of, offer_of
from silian.credit.catalogue.shapes import Catalogue, Fee, Grading, Offer

__all__ = ["CREDIT", "Catalogue", "Fee", "Grading", "Offer", "catalogue_of", "grading_of", "offer_of"]
