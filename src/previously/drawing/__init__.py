"""Views as pictures: pure functions from a view to SVG, so that a picture shows nothing that its view does not say."""
