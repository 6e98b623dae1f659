import MartletKernel

/// One field of an object: name, labels, type and the rules that hold for it wherever it is written.
package struct FieldDefinition: Sendable {
    /// camelCase; custom fields begin with `x_`.
    package let name: String
    package let labels: LocalisedText
    package let type: any FieldType
    /// What a person should know before filling it in.
    package var help: LocalisedText?
    package var isRequired = false
    /// Unique among records that are not in the trash.
    package var isUnique = false
    package var isIndexed = false
    /// Set by the engine or a rule, never by a caller.
    package var isComputed = false
    /// Personal data: blanked by erasure, masked in logs.
    package var isPersonal = false
    /// Never leaves the server: password hashes, token digests.
    package var isSecret = false
    /// Given at creation and never changed: the record a comment stands on.
    package var isFixed = false
    package var defaultValue: FieldDefault = .none
    /// Other names an import recognises in a header.
    package var aliases: [String] = []

    package init(_ name: String, zh: String, en: String, _ type: any FieldType) {
        self.name = name
        self.labels = LocalisedText(zh: zh, en: en)
        self.type = type
        isIndexed = type is any ReferencingField
    }

    /// The column: `lastActivityAt` is stored as `last_activity_at`.
    package var column: String { snakeCased(name) }
    package var foldedColumn: String { column + "_folded" }
    package var sortColumn: String { column + "_sort" }
    package var hasFoldedColumn: Bool { type is any TextualField }

    package var required: FieldDefinition { changed { $0.isRequired = true } }
    package var unique: FieldDefinition { changed { $0.isUnique = true } }
    package var indexed: FieldDefinition { changed { $0.isIndexed = true } }
    package var computed: FieldDefinition { changed { $0.isComputed = true } }
    package var personal: FieldDefinition { changed { $0.isPersonal = true } }
    package var fixed: FieldDefinition { changed { $0.isFixed = true } }
    package var secret: FieldDefinition {
        changed {
            $0.isSecret = true
            $0.isComputed = true
        }
    }
    package func initially(_ value: FieldDefault) -> FieldDefinition { changed { $0.defaultValue = value } }
    package func initially(_ text: String) -> FieldDefinition { initially(.value(.text(text))) }
    package func called(_ aliases: String...) -> FieldDefinition { changed { $0.aliases = aliases } }
    package func helped(zh: String, en: String) -> FieldDefinition { changed { $0.help = LocalisedText(zh: zh, en: en) } }

    private func changed(_ change: (inout FieldDefinition) -> Void) -> FieldDefinition {
        var copy = self
        change(&copy)
        return copy
    }
}

/// What an empty field begins with.
package enum FieldDefault: Sendable {
    case none
    case value(Value)
    case now
    case today
    case me
}

/// Types whose column holds text that `contains` searches in folded form.
package protocol TextualField: FieldType {}

/// Types that hold ids of records.
package protocol ReferencingField: FieldType {
    /// The objects a value may be of; empty for any.
    var targets: [String] { get }
    /// What happens to this record when the one it refers to goes to the trash.
    var onDelete: DeleteRule { get }
    /// The to-many name on the other side: `comments` on a file; `nil` for none.
    var inverse: String? { get }
}

package enum DeleteRule: Sendable {
    /// The record is a part: it goes to the trash and comes back with its whole.
    case together
    /// The reference stays and reads as absent until the other is restored.
    case keep
    /// The other cannot be deleted while this one refers to it.
    case refuse
}

package func snakeCased(_ name: String) -> String {
    var result = ""
    for character in name {
        if character.isUppercase {
            if !result.isEmpty { result += "_" }
            result += character.lowercased()
        } else {
            result.append(character)
        }
    }
    return result
}
