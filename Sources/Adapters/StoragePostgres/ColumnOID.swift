/// Object identifiers of built-in types, the same on every server: `src/include/catalog/pg_type.dat` of PostgreSQL.
enum ColumnOID {
    static let boolean: UInt32 = 16
    static let bytes: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let xid: UInt32 = 28
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let numeric: UInt32 = 1_700
    static let uuid: UInt32 = 2_950
    static let jsonb: UInt32 = 3_802
    static let xid8: UInt32 = 5_069

    /// `text`, `varchar`, `char(n)`, `"char"`, `name`, `json`, `jsonb`, `xml` and literals of no type.
    static let texts: Set<UInt32> = [25, 1_043, 1_042, 18, 19, 114, jsonb, 142, 705]
}
