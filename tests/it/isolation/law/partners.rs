//! What providers and resellers come to, customers never.
use super::Line;

pub const ROUTES: &[Line] = &[
    (
        "write-invitations",
        &[
            "POST /o/{org}/invitations",
            "GET /o/{org}/invitations/new",
            "POST /o/{org}/invitations/new",
            "GET /o/{org}/invitations/new/{id}/{step}",
            "POST /o/{org}/invitations/new/{id}/{step}",
            "GET /o/{org}/invitations/import",
            "POST /o/{org}/invitations/import",
            "GET /o/{org}/invitations/import/example",
            "GET /o/{org}/invitations/import/{id}",
            "POST /o/{org}/invitations/import/{id}/commit",
            "POST /o/{org}/invitations/import/{id}/cancel",
            "GET /o/{org}/invitations/import/{id}/rejected.csv",
            "GET /o/{org}/invitations/revoke",
            "POST /o/{org}/invitations/revoke",
            "GET /o/{org}/invitations/revoke/done",
            "GET /o/{org}/invitations/templates/new",
            "POST /o/{org}/invitations/templates",
            "GET /o/{org}/invitations/{id}/resend",
            "POST /o/{org}/invitations/{id}/resend",
            "GET /o/{org}/invitations/{id}/hand-over",
            "POST /o/{org}/invitations/{id}/hand-over",
            "GET /o/{org}/invitations/{id}/revoke",
            "POST /o/{org}/invitations/{id}/revoke",
        ],
    ),
    (
        "see-invitations",
        &[
            "GET /o/{org}/invitations",
            "GET /o/{org}/invitations.csv",
            "GET /o/{org}/invitations/{id}",
        ],
    ),
    (
        "send-invitations",
        &[
            "GET /o/{org}/invitations/{id}/link.txt",
            "GET /o/{org}/invitations/{id}/qr.svg",
            "POST /o/{org}/invitations/{id}/copy",
            "GET /o/{org}/invitations/{id}/draft",
            "POST /o/{org}/invitations/{id}/draft",
            "POST /o/{org}/invitations/{id}/send",
        ],
    ),
    (
        "see-customers",
        &[
            "GET /o/{org}/customers",
            "GET /o/{org}/customers.csv",
            "GET /o/{org}/customers/{id}",
            "GET /o/{org}/on-behalf/{customer}",
        ],
    ),
    (
        "manage-relationships",
        &[
            "POST /o/{org}/customers/{id}/alias",
            "GET /o/{org}/customers/{id}/remove",
            "POST /o/{org}/customers/{id}/remove",
            "GET /o/{org}/customers/{id}/keep",
            "POST /o/{org}/customers/{id}/keep",
        ],
    ),
    (
        "see-resellers",
        &[
            "GET /o/{org}/resellers",
            "GET /o/{org}/resellers.csv",
            "GET /o/{org}/resellers/{id}",
        ],
    ),
    (
        "manage-partnerships",
        &[
            "GET /o/{org}/resellers/new",
            "POST /o/{org}/partnerships",
            "POST /o/{org}/resellers/{id}/renew",
            "GET /o/{org}/resellers/{id}/end",
            "POST /o/{org}/resellers/{id}/end",
            "GET /o/{org}/resellers/{id}/ask-to-end",
            "POST /o/{org}/resellers/{id}/ask-to-end",
        ],
    ),
    (
        "see-providers",
        &[
            "GET /o/{org}/providers",
            "GET /o/{org}/providers.csv",
            "GET /o/{org}/providers/{id}",
        ],
    ),
    (
        "ask-for-rights",
        &[
            "GET /o/{org}/customers/{id}/request-delegation",
            "POST /o/{org}/customers/{id}/request-delegation",
            "GET /o/{org}/delegations/{id}/amend",
            "POST /o/{org}/delegations/{id}/amend",
        ],
    ),
    (
        "resign-delegations",
        &[
            "GET /o/{org}/delegations/{id}/resign",
            "POST /o/{org}/delegations/{id}/resign",
            "POST /o/{org}/delegations/{id}/amend/withdraw",
        ],
    ),
    (
        "change-groups",
        &[
            "GET /o/{org}/groups",
            "GET /o/{org}/groups/{id}",
            "POST /o/{org}/groups/{id}",
        ],
    ),
    (
        "manage-groups",
        &[
            "POST /o/{org}/groups",
            "GET /o/{org}/groups/new",
            "GET /o/{org}/groups/{id}/delete",
            "POST /o/{org}/groups/{id}/delete",
        ],
    ),
    (
        "manage-access",
        &[
            "GET /o/{org}/delegations/{id}/assignments",
            "POST /o/{org}/delegations/{id}/assignments",
            "GET /o/{org}/delegations/{id}/assignments/{group}/remove",
            "POST /o/{org}/delegations/{id}/assignments/{group}/remove",
        ],
    ),
];
