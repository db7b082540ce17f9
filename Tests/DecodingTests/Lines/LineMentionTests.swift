import Decoding
import Testing

@Suite struct LineMentionTests {
    @Test(arguments: [("\"usage\"", true), ("x\"usage\":", true), ("\"usag", false), ("", false), ("usage", false)])
    func aWordIsFoundWhereverItStands(text: String, expected: Bool) {
        let isIn = Array(text.utf8).withUnsafeBytes { LineMention("\"usage\"").isIn($0) }
        #expect(isIn == expected)
    }
}
