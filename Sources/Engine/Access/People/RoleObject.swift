import MartletKernel
import MartletMetadata

/// 角色: what its holders may do. `grants` is read and checked by `RoleGrants`.
package enum RoleObject {
    package static let definition: ObjectDefinition = {
        var object = ObjectDefinition("role", table: "roles", zh: "角色", en: "Role", plural: "Roles", title: "name", fields: fields)
        object.access = .shared
        return object
    }()

    private static let fields: [FieldDefinition] = [
        FieldDefinition("name", zh: "名称", en: "Name", TextField(maximum: 100)).required.unique,
        FieldDefinition("code", zh: "代码", en: "Code", TextField.code(maximum: 60)).unique.fixed
            .helped(zh: "随产品提供的角色以此识别，与语言无关。", en: "By which a delivered role is known in any language."),
        FieldDefinition("description", zh: "说明", en: "Description", TextField(maximum: 500)),
        FieldDefinition("grants", zh: "权限", en: "Grants", JSONField()).required,
    ]
}
