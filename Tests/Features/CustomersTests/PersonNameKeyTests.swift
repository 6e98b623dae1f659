import MartletCustomers
import Testing

@Suite struct PersonNameKeyTests {
    @Test(arguments: [
        ["王伟", "王　伟", " 王 偉 ", "王伟先生", "王伟（经理）", "王伟经理"],
        ["欧阳娜娜", "歐陽娜娜", "欧阳娜娜女士"],
        ["Ada Lovelace", "LOVELACE, Ada", "Ms. Ada Lovelace", "ada  lovelace", "Áda Lovelace"],
        ["阿依古丽·买买提", "阿依古丽买买提"],
    ])
    func `spellings of one name have one key`(names: [String]) {
        #expect(Set(names.map(PersonNameKey.key)).count == 1, "\(names.map(PersonNameKey.key))")
    }

    @Test func `different names have different keys`() {
        let names = ["王伟", "王炜", "李伟", "王伟伟", "Ada Lovelace", "Ada Byron"]
        #expect(Set(names.compactMap(PersonNameKey.key)).count == names.count)
    }

    @Test(arguments: ["王总", "王先生", "李主任", "欧阳经理", "王", "", "  ", "Ada", "Mr", "先生", "女士"])
    func `a name that anybody could have says nothing`(name: String) {
        #expect(PersonNameKey.key(name) == nil)
    }
}
