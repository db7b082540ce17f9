import Testing

@testable import Dashboard

@Suite struct HTTPFieldsTests {
    @Test func namesAreTheSameWhateverTheirCase() {
        var fields: HTTPFields = ["Content-Type": "text/plain", "ETag": "1"]
        #expect(fields.first("content-type") == "text/plain")
        #expect(fields.contains("etag"))
        #expect(!fields.contains("etags"))
        fields.set("ETAG", "2")
        #expect(fields.values("etag") == ["2"])
        fields.remove("eTag")
        #expect(fields.all.map(\.name) == ["Content-Type"])
    }

    @Test func aNameMayComeSeveralTimes() {
        var fields = HTTPFields()
        fields.add("Set-Cookie", "a=1")
        fields.add("set-cookie", "b=2")
        fields.add("Host", "here")
        #expect(fields.values("Set-Cookie") == ["a=1", "b=2"])
        #expect(fields.first("Set-Cookie") == "a=1")
        #expect(fields.only("Set-Cookie") == nil, "there are two, and nobody knows which one was meant")
        #expect(fields.only("Host") == "here")
        #expect(fields.only("Origin") == nil)
    }

    @Test func aValueCannotEndItsLine() {
        let field = HTTPField("Location", "/a\r\nSet-Cookie: b\0\t\u{7f}é")
        #expect(field.value == "/a  Set-Cookie: b   é")
        #expect(HTTPField("X", "plain \u{e9}").value == "plain é")
    }

    @Test func aNameIsOneWord() {
        for name in ["X-Own", "etag", "a1!#$%&'*+-.^_`|~"] { #expect(HTTPField.isToken(name)) }
        for name in ["", "a b", "a:", "a\r", "é", "(a)", "a,b"] { #expect(!HTTPField.isToken(name)) }
    }

    @Test func severalAreSetInsteadOfThoseOfTheirNames() {
        var fields: HTTPFields = ["etag": "1", "Allow": "GET", "X-Frame-Options": "ALLOWALL"]
        fields.set([HTTPField("ETag", "2"), HTTPField("x-frame-options", "DENY")])
        #expect(fields.all.map { "\($0.name): \($0.value)" } == ["Allow: GET", "ETag: 2", "x-frame-options: DENY"])
    }
}
