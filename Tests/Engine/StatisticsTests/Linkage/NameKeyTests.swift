// Also tests: OrganisationNameKey, PersonNameKey
import MartletStatistics
import Testing

@Suite struct NameKeyTests {
    @Test(arguments: [
        ("北京银嘉网络(中国)有限责任公司", "银嘉网络"), ("银嘉网络有限公司", "银嘉网络"), ("北京北京雨林木风计算机贸易有限公司", "雨林木风计算机贸易"),
        ("MBP软件科技", "mbp软件科技"), ("天益集团有限公司", "天益"), ("广东省深圳市快讯信息技术股份有限公司", "快讯信息技术"), ("中国集团有限公司", "中国"),
        ("Acme Ltd.", "acme"), ("ACME Limited", "acme"), ("The Müller GmbH & Co. KG", "muller"), ("Ｓｏｎｙ（中国）有限公司", "sony"), ("", ""),
    ]) func `a firm's name is reduced to what tells it apart`(_ raw: String, _ core: String) {
        #expect(OrganisationNameKey(raw).text == core)
    }

    @Test(arguments: [
        ("张伟", "章伟", PersonNameKey.Agreement.same), ("尹鵬", "尹鹏", .same), ("　谢 淑华", "谢淑桦", .same),
        ("张先生", "张伟", .surnameOnly), ("王总", "王强", .surnameOnly), ("欧阳女士", "欧阳娜娜", .surnameOnly), ("王总", "李强", .different),
        ("张俊", "张敏", .different), ("程贵珍", "陈桂珍", .close), ("李建工", "李建功", .same), ("张伟先生", "张伟", .same),
        ("Anna Miller", "ANNA  MILLER", .same), ("Anna Miller", "Anna Millar", .close), ("Anna Miller", "Bob Jones", .different),
    ]) func `names agree by sound, and a surname alone agrees with its name`(
        _ a: String, _ b: String, _ expected: PersonNameKey.Agreement
    ) {
        #expect(PersonNameKey(a).agreement(with: PersonNameKey(b)) == expected)
        #expect(PersonNameKey(b).agreement(with: PersonNameKey(a)) == expected)
    }

    @Test func `a missing name says nothing`() {
        #expect(PersonNameKey(" 女士").agreement(with: PersonNameKey("王芳")) == nil)
        #expect(PersonNameKey("").soundKey.isEmpty)
        #expect(PersonNameKey("王总").soundKey.isEmpty)
        #expect(PersonNameKey("刘雲").soundKey == PersonNameKey("刘云").soundKey)
    }
}
