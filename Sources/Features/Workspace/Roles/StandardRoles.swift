import MartletKernel

/// The delivered roles. `*` stands for every object a role does not name, so that objects added later, by a release or by
/// an administrator, are usable at once.
package enum StandardRoles {
    package static let all: [StandardRole] = [administrator, salesManager, salesperson, serviceAgent, marketer, readOnly]

    package static let administrator = StandardRole(
        code: "administrator", name: LocalisedText(zh: "管理员", en: "Administrator"),
        description: LocalisedText(zh: "管理工作区，查看和修改一切。", en: "Runs the workspace; sees and changes everything."),
        grants: .members(["administrator": true]))

    /// Sees what his people and the departments below own, and distributes it.
    package static let salesManager = StandardRole(
        code: "salesManager", name: LocalisedText(zh: "销售经理", en: "Sales manager"),
        description: LocalisedText(zh: "管理本部门及下属的客户和跟进。", en: "Looks after the accounts and activities of departments and reports."),
        grants: .members([
            "objects": .members([
                "*": .members([
                    "create": true, "read": "reports", "update": "reports", "delete": "reports", "export": "reports", "import": true,
                ]),
                "savedView": privateViews, "comment": ownComments, "user": nothing, "department": nothing, "membership": nothing,
                "role": nothing, "workingCalendar": nothing, "calendarDay": nothing, "pipeline": nothing,
                "pipelineStage": nothing,
            ]),
            "rules": commonRules, "actions": ["record.merge", "record.transfer"],
        ]))

    /// Works on his own accounts. What he finishes stays in the ledger: he does not delete accounts, and takes none with him.
    package static let salesperson = StandardRole(
        code: "salesperson", name: LocalisedText(zh: "销售", en: "Salesperson"),
        description: LocalisedText(zh: "维护自己的客户、联系人和跟进记录。", en: "Keeps accounts, contacts and activities of his own."),
        grants: .members([
            "objects": .members([
                "*": .members(["create": true, "read": "own", "update": "own", "delete": "own", "export": "none", "import": false]),
                "account": .members(["create": true, "read": "own", "update": "own", "delete": "none"]),
                "user": nothing, "department": nothing, "membership": nothing, "team": nothing, "role": nothing,
                "workingCalendar": nothing, "calendarDay": nothing, "pipeline": nothing,
                "pipelineStage": nothing,
            ]),
            "rules": commonRules,
        ]))

    /// Answers whoever calls, so sees every account and person; commercial fields are not his to change.
    package static let serviceAgent = StandardRole(
        code: "serviceAgent", name: LocalisedText(zh: "客服", en: "Service agent"),
        description: LocalisedText(zh: "查看所有客户，维护联系人和联系方式。", en: "Sees every account; keeps contacts and how to reach them."),
        grants: .members([
            "objects": .members([
                "*": .members(["create": true, "read": "own", "update": "own", "delete": "own"]),
                "account": .members(["create": true, "read": "all", "update": "own", "delete": "none"]),
                "contact": maintained, "contactPoint": maintained, "affiliation": maintained,
                "activity": .members(["create": true, "read": "all", "update": "own", "delete": "own"]),
                "consent": .members(["create": true, "read": "all"]),
                "user": nothing, "department": nothing, "membership": nothing, "team": nothing, "role": nothing,
                "workingCalendar": nothing, "calendarDay": nothing, "pipeline": nothing,
                "pipelineStage": nothing,
            ]),
            "rules": commonRules,
        ]))

    /// Addresses everyone, hence reads, imports and exports the lists; owns no account.
    package static let marketer = StandardRole(
        code: "marketer", name: LocalisedText(zh: "市场", en: "Marketer"),
        description: LocalisedText(zh: "查看所有客户和联系人，导入名单，记录同意。", en: "Sees all accounts and contacts, imports lists, records consent."),
        grants: .members([
            "objects": .members([
                "*": .members(["create": true, "read": "own", "update": "own", "delete": "own"]),
                "account": listed, "contact": listed, "contactPoint": listed, "affiliation": listed,
                "consent": .members(["create": true, "read": "all", "export": "all", "import": true]),
                "activity": .members(["create": true, "read": "all", "update": "own", "delete": "own"]),
                "user": nothing, "department": nothing, "membership": nothing, "team": nothing, "role": nothing,
                "workingCalendar": nothing, "calendarDay": nothing, "pipeline": nothing,
                "pipelineStage": nothing,
            ]),
            "rules": commonRules,
        ]))

    package static let readOnly = StandardRole(
        code: "readOnly", name: LocalisedText(zh: "只读", en: "Read only"),
        description: LocalisedText(zh: "查看一切业务数据，不作修改。", en: "Sees all business data and changes none."),
        grants: .members([
            "objects": .members(["*": .members(["read": "all"]), "savedView": privateViews]),
            "rules": commonRules,
        ]))

    /// Reading is open to everyone anyway (`AccessPolicy.shared`); writing is the administrator's.
    private static let nothing: JSON = .members(["create": false])
    private static let maintained: JSON = .members(["create": true, "read": "all", "update": "all", "delete": "own"])
    private static let listed: JSON = .members([
        "create": true, "read": "all", "update": "own", "delete": "none", "export": "all", "import": true,
    ])
    /// Private views stay private, whatever else a role may read.
    private static let privateViews: JSON = .members(["create": true, "read": "own", "update": "own", "delete": "own"])
    private static let ownComments: JSON = .members(["create": true, "read": "reports", "update": "own", "delete": "own"])

    /// What every role opens beside its scopes.
    private static let commonRules: JSON = [
        .members(["object": "savedView", "operations": ["read"], "when": "scope = \"all\""]),
        .members(["object": "savedView", "operations": ["read"], "when": "scope = \"team\" and contains(team.members, me)"]),
        // Who takes part in a meeting sees it, whoever owns it and whatever it is about.
        .members(["object": "activity", "operations": ["read"], "when": "contains(participants, me)"]),
    ]
}
