import MartletKernel

/// Where in-memory evaluation reads records from: the record at hand, and through the transaction those its paths
/// and quantifiers reach.
package protocol RecordSource {
    /// The field's value; `nil` when the record does not exist or is in the trash. Every record answers `id`.
    func value(of field: String, object: String, id: RecordID) throws -> Value?
    /// Ids of the records of `relation.object` that the relation ties to `id`, trashed ones left out.
    func related(_ relation: ExpressionRelation, to id: RecordID) throws -> [RecordID]
    /// True when `node` is `ancestor` or lies below it in the object's tree. A record in the trash has no place in the
    /// tree: neither it nor what lies below it is within anything above.
    func isWithin(object: String, node: RecordID, ancestor: RecordID) throws -> Bool
}
