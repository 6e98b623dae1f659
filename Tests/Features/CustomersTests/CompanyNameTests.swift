// Also tests: CompanyNameParts, ChineseScript
import MartletCustomers
import Testing

@Suite struct CompanyNameTests {
    static let same: [[String]] = [
        ["北京云帆科技有限公司", "云帆科技有限责任公司", "云帆科技", "雲帆科技有限公司", "云帆科技（中国）有限公司", "云帆科技(北京)有限公司", " 北京市云帆科技股份有限公司 ", "云帆科技有限公司。"],
        ["深圳深圳快讯信息技术有限公司", "快讯信息技术(中国)有限公司", "快讯信息技术有限公司"],
        ["群英集团有限公司", "青岛群英集团有限公司", "群英集团公司", "青岛群英集团"],
        ["MBP软件科技有限公司", "MBP软件科技", "ｍｂｐ软件科技有限公司"],
        ["Acme, Inc.", "ACME", "The Acme Company", "Acme Co., Ltd.", "Acme Holdings LLC", "Acme (Shanghai) Corp."],
        ["Smith & Sons Ltd", "Smith and Sons Limited"],
        ["Müller GmbH", "MULLER Gmbh & Co. KG", "Müller AG"],
        ["O'Reilly Media", "OReilly Media, Inc."],
    ]

    static let different: [[String]] = [
        ["凌云科技有限公司", "凌云贸易有限公司", "凌云集团有限公司", "凌云传媒有限公司"],
        ["北京银行股份有限公司", "南京银行股份有限公司", "上海银行"],
        ["北京大学", "南京大学"],
        ["中国移动", "中国联通"],
        ["Acme", "Acme Foods", "Acme Motors"],
    ]

    @Test(arguments: same)
    func `spellings of one company have one key`(names: [String]) {
        #expect(Set(names.map(CompanyName.key)).count == 1, "\(names.map(CompanyName.key))")
    }

    @Test(arguments: different)
    func `two companies have two`(names: [String]) {
        #expect(Set(names.map(CompanyName.key)).count == names.count, "\(names.map(CompanyName.key))")
    }

    @Test func `what is no name has no key, and what is all form keeps it`() {
        #expect(CompanyName.key("") == nil)
        #expect(CompanyName.key(" ,.- ") == nil)
        #expect(CompanyName.key("有限公司") == "有限")
        #expect(CompanyName.key("Limited") == "limited")
        #expect(CompanyName.key("上海") == "上海")
        #expect(CompanyName.key("(中国)") == "中国")
    }

    @Test(.enabled(if: SharedData.exists("linkage-zh-contacts/zh_contacts_dup.csv")))
    func `records of one person name one company by key, mostly`() throws {
        let rows = try SharedData.rows("linkage-zh-contacts/zh_contacts_dup.csv").filter { $0["company"] != "" }
        let people = Dictionary(grouping: rows) { $0["true_entity"] ?? "" }
        var pairs = 0
        var equal = 0
        for records in people.values where records.count > 1 {
            let keys = records.map { CompanyName.key($0["company"] ?? "") }
            for (position, key) in keys.enumerated() {
                for other in keys[(position + 1)...] {
                    pairs += 1
                    if key == other { equal += 1 }
                }
            }
        }
        print("company keys: \(equal) of \(pairs) pairs of one person agree")
        #expect(pairs > 1500)
        #expect(Double(equal) / Double(pairs) > 0.99)
    }
}
