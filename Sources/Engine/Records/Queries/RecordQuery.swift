import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata

/// A question about the records of one object, as the edges take it.
package struct RecordQuery: Sendable {
    package let object: String
    package var filter: String?
    /// Field paths to answer; empty for every field in clear order.
    package var fields: [String]
    /// `name`, `-createdAt`, `department.name`.
    package var sort: [String]
    package var limit: Int
    /// From the answer before.
    package var cursor: String?
    package var isCounting: Bool
    /// Records in the trash instead of the living ones.
    package var inTrash: Bool
    /// What the caller means to do with them: an export answers the records he may read and export.
    package var operation = RecordOperation.read

    package static let maximumLimit = 1000

    package init(
        object: String, filter: String? = nil, fields: [String] = [], sort: [String] = [], limit: Int = 50, cursor: String? = nil,
        isCounting: Bool = true, inTrash: Bool = false
    ) {
        self.object = object
        self.filter = filter
        self.fields = fields
        self.sort = sort
        self.limit = limit
        self.cursor = cursor
        self.isCounting = isCounting
        self.inTrash = inTrash
    }
}
