"""The widgets that know deals and serve several pages."""
