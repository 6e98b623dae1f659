import Foundation
import MartletKernel
import Testing

@testable import MartletWorkspace

// Also tests: EncodingDetection, TextDecoding

@Suite struct TextEncodingTests {
    private static let zh = "客户编号,客户名称,备注\r\nKH01,北京云帆科技有限公司,第一行\r\nKH02,上海东方传媒有限公司,联系人张伟\r\n"
    private static let big5: [UInt8] = [
        // 客戶名稱,電話 in Big5.
        0xAB, 0xC8, 0xA4, 0xE1, 0xA6, 0x57, 0xBA, 0xD9, 0x2C, 0xB9, 0x71, 0xB8, 0xDC, 0x0D, 0x0A,
    ]

    private static func encoded(_ encoding: TextEncoding) -> [UInt8] {
        switch encoding {
        case .utf8: Array(zh.utf8)
        case .utf16LittleEndian: zh.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: zh.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .gb18030: gb18030
        case .big5: big5
        case .windows1252: [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72, 0x2C, 0x53, 0x74, 0x72, 0x61, 0xDF, 0x65, 0x0A]
        }
    }

    /// The same text, as iconv of another system wrote it.
    private static let gb18030: [UInt8] = [
        0xBF, 0xCD, 0xBB, 0xA7, 0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xBF, 0xCD, 0xBB, 0xA7, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xB1, 0xB8,
        0xD7, 0xA2, 0x0D, 0x0A, 0x4B, 0x48, 0x30, 0x31, 0x2C, 0xB1, 0xB1, 0xBE, 0xA9, 0xD4, 0xC6, 0xB7, 0xAB, 0xBF, 0xC6, 0xBC,
        0xBC, 0xD3, 0xD0, 0xCF, 0xDE, 0xB9, 0xAB, 0xCB, 0xBE, 0x2C, 0xB5, 0xDA, 0xD2, 0xBB, 0xD0, 0xD0, 0x0D, 0x0A, 0x4B, 0x48,
        0x30, 0x32, 0x2C, 0xC9, 0xCF, 0xBA, 0xA3, 0xB6, 0xAB, 0xB7, 0xBD, 0xB4, 0xAB, 0xC3, 0xBD, 0xD3, 0xD0, 0xCF, 0xDE, 0xB9,
        0xAB, 0xCB, 0xBE, 0x2C, 0xC1, 0xAA, 0xCF, 0xB5, 0xC8, 0xCB, 0xD5, 0xC5, 0xCE, 0xB0, 0x0D, 0x0A,
    ]

    private func decode(_ bytes: [UInt8], _ encoding: TextEncoding, chunk: Int) throws -> String {
        let decoding = try TextDecoding(from: encoding)
        var result = [UInt8]()
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            let end = min(start + chunk, bytes.count)
            result += decoding.decode(Array(bytes[start..<end]), isLast: end == bytes.count)
        }
        return try #require(String(validating: result, as: UTF8.self))
    }

    @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030], [1, 2, 3, 1000])
    func `text is the same in every encoding, wherever the bytes are cut`(encoding: TextEncoding, chunk: Int) throws {
        let bytes = TextEncodingTests.encoded(encoding)
        #expect(try decode(bytes, encoding, chunk: chunk) == TextEncodingTests.zh)
        #expect(try decode(encoding.byteOrderMark + bytes, encoding, chunk: chunk) == TextEncodingTests.zh)
    }

    @Test(arguments: TextEncoding.allCases)
    func `the encoding is found without being told`(encoding: TextEncoding) {
        #expect(EncodingDetection.detect(TextEncodingTests.encoded(encoding), isWhole: true) == encoding)
    }

    @Test func `a character cut off at the end of a sample is no fault`() {
        let bytes = Array("客户名称客户名称".utf8)
        #expect(EncodingDetection.detect(Array(bytes.dropLast()), isWhole: false) == .utf8)
        #expect(EncodingDetection.detect(Array(bytes.dropLast()), isWhole: true) != .utf8)
    }

    @Test func `a byte that means nothing marks its cell and no other`() throws {
        let table = try TemporaryTable(Array("a,b\n".utf8) + [0x31, 0x2C, 0xC3, 0x28, 0x0A] + Array("3,4\n".utf8))
        let file = try TableFile(path: table.path, encoding: .utf8)
        #expect(try file.next()?.fault == .undecodable)
        #expect(try file.next()?.cells == ["3", "4"])
    }

    @Test func `damaged legacy text is found too`() throws {
        let table = try TemporaryTable(Array("a,b\n1,".utf8) + [0xFF, 0x0A])
        let file = try TableFile(path: table.path, encoding: .gb18030)
        #expect(try file.next()?.fault == .undecodable)
    }

    @Test(arguments: [("GBK", TextEncoding.gb18030), ("latin-1", .windows1252), ("UTF-16LE", .utf16LittleEndian), ("Big5", .big5)])
    func `an encoding is known under the names people use`(name: String, encoding: TextEncoding) {
        #expect(TextEncoding(name: name) == encoding)
        #expect(TextEncoding(name: "ebcdic") == nil)
    }
}

/// One table of 120 rows in ten encodings and dialects.
@Suite(.enabled(if: SharedTables.areHere)) struct ChineseTableTests {
    private static let files: [(name: String, encoding: TextEncoding, delimiter: Character)] = [
        ("zh_utf8.csv", .utf8, ","), ("zh_utf8_bom.csv", .utf8, ","), ("zh_gbk.csv", .gb18030, ","),
        ("zh_utf16le_bom_tab.txt", .utf16LittleEndian, "\t"), ("zh_utf16be_bom.csv", .utf16BigEndian, ","),
        ("zh_semicolon_utf8.csv", .utf8, ";"), ("zh_pipe_gbk.csv", .gb18030, "|"),
    ]

    private func expected() throws -> (header: [String], cells: [[String]]) {
        let table = try #require(try SharedTables.json("import-csv/expected.json")["zh_table"])
        let header = table["header"]?.array?.compactMap(\.string) ?? []
        return (header, table["cells"]?.array?.map { $0.array?.compactMap(\.string) ?? [] } ?? [])
    }

    @Test(arguments: files.map(\.name))
    func `the same table gives the same cells`(name: String) throws {
        let (header, cells) = try expected()
        let found = try SharedTables.rows("import-csv/" + name)
        let wanted = try #require(ChineseTableTests.files.first { $0.name == name })
        #expect(found.header == header)
        #expect(found.rows.map(\.cells) == cells)
        #expect(found.rows.count == 120)
        #expect(found.file.encoding == wanted.encoding)
        #expect(found.file.dialect == TableDialect(delimiter: wanted.delimiter))
    }

    @Test func `line breaks in cells become blanks in the file that ends its rows with CR`() throws {
        let found = try SharedTables.rows("import-csv/zh_cr_only_utf8.csv")
        let wanted = try expected().cells.map { row in row.map { $0.replacing("\n", with: " ") } }
        #expect(found.rows.map(\.cells) == wanted)
    }

    @Test func `rare characters come in GB 18030`() throws {
        let found = try SharedTables.rows("import-csv/zh_lf_quoteall_gb18030.csv")
        let wanted = try expected().cells
        #expect(found.file.encoding == .gb18030)
        #expect(found.rows.count == 120)
        for (row, cells) in zip(found.rows, wanted) {
            #expect(row.cells[1].hasPrefix(cells[1]))
            #expect(row.cells[1].unicodeScalars.count <= cells[1].unicodeScalars.count + 1)
            #expect(row.cells.enumerated().allSatisfy { $0.offset == 1 || $0.element == cells[$0.offset] })
        }
    }

    @Test func `the traditional table is found to be Big5`() throws {
        let found = try SharedTables.rows("import-csv/zh_big5.csv")
        let wanted = try expected().cells
        #expect(found.file.encoding == .big5)
        #expect(found.rows.map { $0.cells[0] } == wanted.map { $0[0] })
        #expect(found.rows.map { $0.cells[3] } == wanted.map { $0[3] })
        #expect(found.rows.allSatisfy { $0.fault == nil })
    }
}
