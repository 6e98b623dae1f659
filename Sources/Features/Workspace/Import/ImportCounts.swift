import MartletKernel
import MartletMetadata

/// What became of the rows that were read. `read` is the sum of the other four, always.
package struct ImportCounts: Sendable, Equatable {
    package var created = 0
    package var updated = 0
    /// Nothing to do: empty, unchanged, or there already where that was to be left alone.
    package var skipped = 0
    package var rejected = 0

    package init() {}

    package var read: Int { created + updated + skipped + rejected }

    package static func + (left: ImportCounts, right: ImportCounts) -> ImportCounts {
        var sum = left
        sum.created += right.created
        sum.updated += right.updated
        sum.skipped += right.skipped
        sum.rejected += right.rejected
        return sum
    }

    static let fields: [FieldDefinition] = [
        FieldDefinition("read", zh: "已读", en: "Read", IntegerField()),
        FieldDefinition("created", zh: "新建", en: "Created", IntegerField()),
        FieldDefinition("updated", zh: "更新", en: "Updated", IntegerField()),
        FieldDefinition("skipped", zh: "跳过", en: "Skipped", IntegerField()),
        FieldDefinition("rejected", zh: "拒绝", en: "Rejected", IntegerField()),
    ]

    var values: [(name: String, number: Int)] {
        [("read", read), ("created", created), ("updated", updated), ("skipped", skipped), ("rejected", rejected)]
    }

    package var members: [JSON.Member] { values.map { JSON.Member($0.name, .integer(Int64($0.number))) } }
}
