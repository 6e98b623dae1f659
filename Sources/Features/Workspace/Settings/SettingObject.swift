import MartletKernel
import MartletMetadata

/// 设置: one value of the workspace under its key, e.g. `currency`.
package enum SettingObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition(
            "setting", table: "settings", zh: "设置", en: "Setting", plural: "Settings", title: "key", fields: fields)
        object.access = .administrative
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("key", zh: "名称", en: "Key", TextField.code(maximum: 100)).required.unique.fixed,
        FieldDefinition("value", zh: "值", en: "Value", JSONField()),
    ]
}
