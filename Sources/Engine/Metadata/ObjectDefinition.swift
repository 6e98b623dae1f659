import MartletKernel

/// The declaration everything about an object follows from: table, API, OpenAPI, forms, lists, import, permissions.
package struct ObjectDefinition: Sendable {
    /// camelCase, singular: `savedView`.
    package let name: String
    /// snake_case, plural: `saved_views`.
    package let table: String
    package let labels: LocalisedText
    package let pluralLabels: LocalisedText
    package let fields: [FieldDefinition]
    /// The field a record is called by.
    package var titleField: String
    package var access: AccessPolicy = .owned
    /// What one must be able to do to the record it inherits access from in order to add one: a comment may be left by whoever reads,
    /// a phone number added by whoever may change.
    package var isAddedByReaders = false
    package var writing: WritingPolicy = .open
    package var timeline: TimelineDeclaration?
    package var matchRules: [MatchRule] = []
    package var checks: [CheckRule] = []
    /// Composite indexes by field names, in order, beside those of single fields.
    package var indexes: [[String]] = []
    /// Unique together among records that are not in the trash.
    package var uniqueTogether: [[String]] = []
    /// The reference to a record of the same object that makes a tree.
    package var treeField: String?
    /// Insert only; the log keeps just the id. For facts that come in great numbers.
    package var isAppendOnly = false
    package var rules: [any ObjectRule] = []

    package init(
        _ name: String, table: String, zh: String, en: String, plural: String, title: String, fields: [FieldDefinition]
    ) {
        self.name = name
        self.table = table
        labels = LocalisedText(zh: zh, en: en)
        pluralLabels = LocalisedText(zh: zh, en: plural)
        titleField = title
        self.fields = fields
    }
}

/// Who sees a record.
package enum AccessPolicy: Sendable, Hashable {
    /// By scopes over `owner` and `department`, rules and shares.
    case owned
    /// As the records these reference fields lead to: visible when one of them is.
    case inherited([String])
    /// Everyone in the workspace reads it, writing needs a grant: users, departments, teams.
    case shared
    /// Each person his own, nobody else's: notifications, sessions, private views.
    case personal(String)
    /// Administrators only: roles, settings.
    case administrative
}

/// Through which door a record is written.
package enum WritingPolicy: Sendable, Hashable {
    /// The generic create, update and delete.
    case open
    /// Only by actions of a feature: sessions, files, notifications.
    case byActions
}

/// Which entry a record makes on the timelines of the records it is linked to.
package struct TimelineDeclaration: Sendable {
    package let at: String
    /// Reference fields, single or list, whose targets show the entry.
    package let links: [String]

    package init(at: String, links: [String]) {
        self.at = at
        self.links = links
    }
}

/// A key by which duplicates are found; `normalise` answers `nil` where the value says nothing.
package struct MatchRule: Sendable {
    /// `phone`, `email`, `name`, `registration`.
    package let kind: String
    package let field: String
    /// The reference field whose record the key belongs to, where it is not the record itself: a phone
    /// number in a table of its own is a key of the person.
    package let holders: [String]
    /// How telling agreement is, 0…100.
    package let weight: Int
    package let normalise: @Sendable (Value, Record) -> String?

    package init(
        _ kind: String, field: String, holders: [String] = [], weight: Int,
        normalise: @escaping @Sendable (Value, Record) -> String?
    ) {
        self.kind = kind
        self.field = field
        self.holders = holders
        self.weight = weight
        self.normalise = normalise
    }
}

/// A condition every record must meet, in the expression language, with what to say when it does not.
package struct CheckRule: Sendable {
    package let name: String
    package let condition: String
    package let field: String
    package let message: LocalisedText

    package init(_ name: String, _ condition: String, on field: String, zh: String, en: String) {
        self.name = name
        self.condition = condition
        self.field = field
        message = LocalisedText(zh: zh, en: en)
    }
}

/// What an object computes about itself before it is checked: a normalised form, a next occurrence. Pure: it sees the
/// record only, so that import, offline and dry run agree.
package protocol ObjectRule: Sendable {
    /// Changes the draft, or refuses it.
    /// - Throws: `Problem` with field errors.
    func compute(_ record: inout Record, in context: FieldContext) throws
}
