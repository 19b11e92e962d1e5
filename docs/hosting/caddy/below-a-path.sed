# Changes the Caddyfile for a site below /base/ whose files are in /srv/www/base.
s|handle /\* {|redir /base /base/ permanent\n\thandle /base/* {|
s|root \* /srv/papers|root * /srv/www|
s|rewrite \* /404.html|rewrite * /base/404.html|
