"""Recipes (cách dựng): numbers of the decree in, the bytes of a template out."""
