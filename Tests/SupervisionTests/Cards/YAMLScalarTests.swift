import Testing

@testable import Supervision

@Suite struct YAMLScalarTests {
    @Test(arguments: [
        ("a # b", "a"), ("a#b", "a#b"), ("'a # b' # c", "'a # b'"), ("\"a \\\" # b\"", "\"a \\\" # b\""), ("# a", ""),
        ("it's # x", "it's"), ("", ""),
    ]) func remarksAreLeftOut(text: String, kept: String) {
        #expect(YAMLScalar.withoutComment(text[...]) == kept[...])
    }

    @Test(arguments: [
        ("a", "a"), ("'it''s'", "it's"), ("\"a\\n\\u00e9\"", "a\né"), ("\"", nil), ("'a'b'", nil), ("\"\\q\"", nil),
        ("''", ""),
    ]) func quotesAreRead(text: String, value: String?) {
        #expect(YAMLScalar.read(text[...]) == value)
    }

    @Test(arguments: [
        ("[a, 'b, c', ]", ["a", "b, c"]), ("[]", []), ("[a", nil), ("[a, [b]]", nil), ("[it's, b]", ["it's", "b"]),
        ("[\"a]\"]", ["a]"]),
    ]) func bracketsAreRead(text: String, entries: [String]?) {
        #expect(YAMLScalar.list(text) == entries && YAMLScalar.isClosed(text) == (entries != nil))
    }
}
