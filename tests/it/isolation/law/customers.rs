//! Delegated rights, and what customers have.
use super::Line;

pub const ROUTES: &[Line] = &[
    (
        "see-delegations",
        &[
            "GET /o/{org}/delegations",
            "GET /o/{org}/delegations.csv",
            "GET /o/{org}/delegations/{id}",
        ],
    ),
    (
        "change-many-delegations",
        &[
            "GET /o/{org}/delegations/bulk",
            "POST /o/{org}/delegations/bulk",
            "GET /o/{org}/delegations/bulk/{id}",
            "POST /o/{org}/delegations/bulk/{id}/cancel",
        ],
    ),
    (
        "switch-extension",
        &[
            "GET /o/{org}/delegations/{id}/auto-extend",
            "POST /o/{org}/delegations/{id}/auto-extend",
        ],
    ),
    (
        "see-partners",
        &[
            "GET /o/{org}/partners/receipts/{id}",
            "GET /o/{org}/partners",
            "GET /o/{org}/partners/{id}",
            "GET /o/{org}/partners/risk",
            "GET /o/{org}/partners/risk.csv",
            "GET /o/{org}/reviews",
            "GET /o/{org}/reviews/{id}",
            "GET /o/{org}/reviews/{id}/decisions.csv",
        ],
    ),
    (
        "delegate",
        &[
            "GET /o/{org}/partners/others",
            "GET /o/{org}/partners/{id}/grant",
            "POST /o/{org}/partners/{id}/grant",
        ],
    ),
    (
        "take-back",
        &[
            "GET /o/{org}/delegations/{id}/revoke",
            "POST /o/{org}/delegations/{id}/revoke",
            "GET /o/{org}/delegations/{id}/shorten",
            "POST /o/{org}/delegations/{id}/shorten",
            "GET /o/{org}/delegations/{id}/approve",
            "POST /o/{org}/delegations/{id}/approve",
            "GET /o/{org}/delegations/{id}/decline",
            "POST /o/{org}/delegations/{id}/decline",
            "GET /o/{org}/delegations/{id}/keep",
            "POST /o/{org}/delegations/{id}/keep",
            "POST /o/{org}/reviews",
            "GET /o/{org}/reviews/{id}/steps/{place}",
            "POST /o/{org}/reviews/{id}/steps/{place}",
        ],
    ),
    (
        "ask-to-end",
        &[
            "GET /o/{org}/partners/{id}/ask-to-end",
            "POST /o/{org}/partners/{id}/ask-to-end",
        ],
    ),
    (
        "see-subscriptions",
        &[
            "GET /o/{org}*/subscriptions",
            "GET /o/{org}*/subscriptions.csv",
            "GET /o/{org}*/subscriptions/{id}",
        ],
    ),
    (
        "manage-subscriptions",
        &[
            "POST /o/{org}/subscriptions",
            "GET /o/{org}/subscriptions/new",
            "GET /o/{org}/subscriptions/import",
            "POST /o/{org}/subscriptions/import",
            "GET /o/{org}/subscriptions/import/example",
            "GET /o/{org}/subscriptions/import/{id}",
            "POST /o/{org}/subscriptions/import/{id}/commit",
            "POST /o/{org}/subscriptions/import/{id}/cancel",
            "GET /o/{org}/subscriptions/import/{id}/rejected.csv",
            "POST /o/{org}/subscriptions/{id}/add-ons",
            "GET /o/{org}/subscriptions/{id}/add-ons/new",
            "GET /o/{org}/subscriptions/{id}/seats",
            "POST /o/{org}/subscriptions/{id}/seats",
            "GET /o/{org}/subscriptions/{id}/renewal",
            "POST /o/{org}/subscriptions/{id}/renewal",
            "GET /o/{org}/subscriptions/{id}/suspend",
            "POST /o/{org}/subscriptions/{id}/suspend",
            "GET /o/{org}/subscriptions/{id}/resume",
            "POST /o/{org}/subscriptions/{id}/resume",
            "GET /o/{org}/subscriptions/{id}/cancel",
            "POST /o/{org}/subscriptions/{id}/cancel",
        ],
    ),
    (
        "find-people",
        &["GET /o/{org}*/people", "GET /o/{org}*/people/{id}"],
    ),
    ("see-people", &["GET /o/{org}*/people.csv"]),
    (
        "manage-people",
        &[
            "POST /o/{org}*/people",
            "GET /o/{org}*/people/new",
            "GET /o/{org}*/people/import",
            "POST /o/{org}*/people/import",
            "GET /o/{org}*/people/import/example",
            "GET /o/{org}*/people/import/{id}",
            "POST /o/{org}*/people/import/{id}/commit",
            "POST /o/{org}*/people/import/{id}/cancel",
            "GET /o/{org}*/people/import/{id}/rejected.csv",
            "POST /o/{org}*/people/{id}",
            "GET /o/{org}*/people/{id}/edit",
            "GET /o/{org}*/people/{id}/remove",
            "POST /o/{org}*/people/{id}/remove",
        ],
    ),
    (
        "assign-licences",
        &[
            "GET /o/{org}*/people/licences",
            "POST /o/{org}*/people/licences",
            "GET /o/{org}*/people/licences/{id}",
            "POST /o/{org}*/people/{id}/licences",
            "GET /o/{org}*/people/{id}/licences/{subscription}/remove",
            "POST /o/{org}*/people/{id}/licences/{subscription}/remove",
        ],
    ),
    ("reset-passwords", &["POST /o/{org}*/people/{id}/password"]),
    (
        "list-requests",
        &[
            "GET /o/{org}/service-requests",
            "GET /o/{org}/service-requests.csv",
        ],
    ),
    (
        "see-requests",
        &[
            "GET /o/{org}*/service-requests/{id}",
            "GET /o/{org}/on-behalf/{customer}/service-requests",
            "GET /o/{org}/on-behalf/{customer}/service-requests.csv",
        ],
    ),
    (
        "work-on-requests",
        &[
            "POST /o/{org}*/service-requests",
            "GET /o/{org}*/service-requests/new",
            "POST /o/{org}*/service-requests/{id}/reply",
            "POST /o/{org}*/service-requests/{id}/state",
            "POST /o/{org}*/service-requests/{id}/assign",
        ],
    ),
];
