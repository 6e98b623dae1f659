import MartletCustomers
import MartletKernel
import MartletMetadata
import Testing

@Suite struct ContactNamingTests {
    @Test(
        arguments: [
            ("王", "伟", "王伟"), ("欧阳", "娜娜", "欧阳娜娜"), ("Lovelace", "Ada", "Ada Lovelace"), ("王", nil, "王"), (nil, "Ada", "Ada"),
            ("", "", nil),
            (nil, nil, nil), ("Wang", "伟", "伟 Wang"),
        ] as [(String?, String?, String?)])
    func `a full name is put together as its language does`(family: String?, given: String?, full: String?) {
        #expect(ContactNaming.fullName(family: family, given: given) == full)
    }

    @Test func `the full name is the truth where it is given`() throws {
        var record = try Fixtures.record(of: "contact", ["name": .text("老王"), "familyName": .text("王"), "givenName": .text("伟")])
        try ContactNaming().compute(&record, in: Fixtures.context)
        #expect(record["name"] == .text("老王"))
        record["name"] = .null
        try ContactNaming().compute(&record, in: Fixtures.context)
        #expect(record["name"] == .text("王伟"))
        record["name"] = .null
        record["familyName"] = .null
        record["givenName"] = .null
        try ContactNaming().compute(&record, in: Fixtures.context)
        #expect(record["name"] == .null)
    }
}
