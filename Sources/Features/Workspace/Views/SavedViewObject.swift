import MartletKernel
import MartletMetadata

/// 视图: the filter, columns and order of a list under a name. A private one is its owner's, like any owned record; the delivered
/// roles let everybody read those with the scope `all` (`StandardRole`).
package enum SavedViewObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "savedView", table: "saved_views", zh: "视图", en: "Saved view", plural: "Saved views", title: "name", fields: fields)
        object.indexes = [["object", "name"]]
        object.checks = [
            CheckRule(
                "team", "scope != \"team\" or team != null", on: "team", zh: "团队视图须选择团队。", en: "Choose the team that sees the view.")
        ]
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("object", zh: "对象", en: "Object", TextField.code(maximum: 60)).required,
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required,
        FieldDefinition("scope", zh: "可见范围", en: "Visible to", ChoiceField(scopes)).required.initially("private"),
        FieldDefinition("team", zh: "团队", en: "Team", ReferenceField("team", inverse: "savedViews", onDelete: .keep)),
        FieldDefinition("definition", zh: "内容", en: "Definition", JSONField()).required,
        FieldDefinition("position", zh: "排序", en: "Position", IntegerField(0...100_000)),
    ]

    private static let scopes: [ChoiceOption] = [
        ChoiceOption("private", zh: "仅自己", en: "Only me"),
        ChoiceOption("team", zh: "团队", en: "A team"),
        ChoiceOption("all", zh: "所有人", en: "Everyone"),
    ]
}
