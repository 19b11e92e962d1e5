# Changes site.conf for a site below /base/ whose files are in /srv/www/base.
s|document-root = "/srv/papers"|document-root = "/srv/www"|
s|error-handler = "/404.html"|error-handler = "/base/404.html"|
s|url.redirect = (|url.redirect = ( "^/base$" => "/base/",|
