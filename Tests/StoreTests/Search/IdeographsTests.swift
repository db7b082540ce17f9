import Testing

@testable import Store

@Suite struct IdeographsTests {
    @Test(arguments: [
        ("修复 test", " 修  复  test"), ("aテb", "a テ b"), ("𠀀x", " 𠀀 x"), ("漢", " 漢 "),
    ])
    func eachStandsApart(text: String, apart: String) {
        let made = Array(text.utf8).withUnsafeBytes { Ideographs.apart($0) }
        #expect(made.map { String(decoding: $0, as: UTF8.self) } == apart)
    }

    @Test(arguments: ["", "plain", "Größe naïve", "한국어", "🎉 done", "、。"])
    func textsOfOtherScriptsStayAsTheyAre(text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { Ideographs.apart($0) } == nil)
    }

    @Test func whatIsCutInTheMiddleIsNoneAndDoesNoHarm() {
        for bytes: [UInt8] in [[0xe4], [0xe4, 0xb8], [0xf0, 0xa0, 0x80], [0xff, 0xe3]] {
            #expect(bytes.withUnsafeBytes { Ideographs.apart($0) } == nil)
        }
    }
}
