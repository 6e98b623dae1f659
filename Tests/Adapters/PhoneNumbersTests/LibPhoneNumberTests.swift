// Also tests: PhoneSpelling
import MartletMetadata
import MartletPhoneNumbers
import Testing

@Suite struct LibPhoneNumberTests {
    private let numbers = LibPhoneNumber()

    struct Case: Sendable, CustomTestStringConvertible {
        let written: String
        let expected: String?
        var region = "CN"
        var testDescription: String { "\(written) in \(region)" }
    }

    static let chinese: [Case] = [
        Case(written: "13812345678", expected: "+8613812345678"),
        Case(written: "138 1234 5678", expected: "+8613812345678"),
        Case(written: "138-1234-5678", expected: "+8613812345678"),
        Case(written: "+86 138-1234-5678", expected: "+8613812345678"),
        Case(written: "+86 (138) 1234.5678", expected: "+8613812345678"),
        Case(written: "0086157-9372-0431", expected: "+8615793720431"),
        Case(written: "8613812345678", expected: "+8613812345678"),
        Case(written: "86-１３７５４１２-６８７０", expected: "+8613754126870"),
        Case(written: "１８０８６８０２４５3", expected: "+8618086802453"),
        Case(written: "\u{202d}13812345678\u{202c}", expected: "+8613812345678"),
        Case(written: "19912345678", expected: "+8619912345678"),
        Case(written: "0532-12345678", expected: "+8653212345678"),
        Case(written: "(0532) 1234 5678", expected: "+8653212345678"),
        Case(written: "010-62345678", expected: "+861062345678"),
        Case(written: "021 5888 8888", expected: "+862158888888"),
        Case(written: "0757-2233445", expected: "+867572233445"),
        Case(written: "400-800-1234", expected: "+864008001234"),
        Case(written: "tel:+86-10-62345678", expected: "+861062345678"),
    ]

    static let extensions: [Case] = [
        Case(written: "0532-12345678转801", expected: "+8653212345678;ext=801"),
        Case(written: "0532 1234 5678 轉 801", expected: "+8653212345678;ext=801"),
        Case(written: "021-5888 8888 分机 12", expected: "+862158888888;ext=12"),
        Case(written: "021-58888888（分机号：12）", expected: "+862158888888;ext=12"),
        Case(written: "021-58888888 分机号：12", expected: "+862158888888;ext=12"),
        Case(written: "021-58888888#12", expected: "+862158888888;ext=12"),
        Case(written: "0532-12345678-801", expected: "+8653212345678;ext=801"),
        Case(written: "+1 650 253 0000 ext. 801", expected: "+16502530000;ext=801"),
        Case(written: "+1-455-697-2979x262", expected: "+14556972979;ext=262"),
        Case(written: "001-771-632-2118x44120", expected: "+17716322118;ext=44120"),
        Case(written: "(279)929-0810x0339", expected: "+12799290810;ext=0339", region: "US"),
        Case(written: "+8613812345678;ext=801", expected: "+8613812345678;ext=801"),
    ]

    static let elsewhere: [Case] = [
        Case(written: "+44 20 7946 0958", expected: "+442079460958"),
        Case(written: "+49 (0)30 901820", expected: "+4930901820"),
        Case(written: "+852 2345 6789", expected: "+85223456789"),
        Case(written: "+853 6612 3456", expected: "+85366123456"),
        Case(written: "650-253-0000", expected: "+16502530000", region: "US"),
        Case(written: "030 901820", expected: "+4930901820", region: "DE"),
    ]

    /// One digit short, one too many, local without an area code, service numbers, no number at all.
    static let refused: [Case] = [
        "1381234567", "138123456789", "62345678", "2233445", "10086", "95588", "123", "0", "+", "", "abc", "转801", "+999123456789",
        "-", "2024-03-05 13:45:00 and more", String(repeating: "1", count: 400),
    ].map { Case(written: $0, expected: nil) }

    @Test(arguments: chinese + extensions + elsewhere + refused)
    func `a number is read as people write it, or not at all`(_ sample: Case) {
        #expect(numbers.parse(sample.written, region: sample.region)?.text == sample.expected)
    }

    @Test func `what was read once reads as itself`() throws {
        for sample in LibPhoneNumberTests.chinese + LibPhoneNumberTests.elsewhere {
            let number = try #require(numbers.parse(sample.written, region: sample.region))
            #expect(numbers.parse(number.e164, region: "CN") == number)
            #expect(numbers.parse(number.text, region: "US") == number)
        }
    }

    @Test func `several threads may ask at once`() async {
        await withTaskGroup(of: Bool.self) { group in
            for offset in 0..<8 {
                group.addTask {
                    (0..<200).allSatisfy { step in
                        let last = String(10_000_000 + offset * 1000 + step)
                        return LibPhoneNumber().parse("0532-" + last, region: "CN")?.e164 == "+86532" + last
                    }
                }
            }
            for await allRead in group { #expect(allRead) }
        }
    }
}
