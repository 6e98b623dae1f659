import MartletKernel
import MartletMetadata

/// 团队: people who work together across departments; flat.
package enum TeamObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition("team", table: "teams", zh: "团队", en: "Team", plural: "Teams", title: "name", fields: fields)
        object.access = .shared
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required.indexed,
        FieldDefinition("description", zh: "说明", en: "Description", TextField(maximum: 500)),
        FieldDefinition("members", zh: "成员", en: "Members", ReferencesField("user", inverse: "teams")),
    ]
}
