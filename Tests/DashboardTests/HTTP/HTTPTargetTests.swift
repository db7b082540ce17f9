import Testing

@testable import Dashboard

@Suite struct HTTPTargetTests {
    @Test(arguments: [
        ("/", [], false), ("/a", ["a"], false), ("/a/", ["a"], true), ("/a/b%20c", ["a", "b c"], false),
        ("/a?x=/b", ["a"], false), ("/%C3%A9", ["é"], false), ("/a+b", ["a+b"], false), ("/...", ["..."], false),
        ("/%25%32%66", ["%2f"], false), ("/a%3Fb", ["a?b"], false), ("/.well-known", [".well-known"], false),
    ])
    func aPathIsDecodedOnce(_ text: String, segments: [String], hasTrailingSlash: Bool) throws {
        let target = try HTTPTarget(text)
        #expect(target.segments == segments)
        #expect(target.hasTrailingSlash == hasTrailingSlash)
    }

    @Test(arguments: [
        ("", HTTPTargetFault.notAbsolute), ("a", .notAbsolute), ("*", .notAbsolute), ("http://x/a", .notAbsolute),
        ("/..", .dotSegment), ("/a/../b", .dotSegment), ("/a/.", .dotSegment), ("/%2e%2E/etc", .dotSegment),
        ("/.%2e", .dotSegment), ("/a%2Fb", .forbiddenSign), ("/a%2fb", .forbiddenSign), ("/a%5cb", .forbiddenSign),
        ("/a\\b", .forbiddenSign), ("/a%00", .forbiddenSign), ("/a%0d%0a", .forbiddenSign), ("/%7f", .forbiddenSign),
        ("/%c2%85", .forbiddenSign), ("/a b", .forbiddenSign), ("/é", .forbiddenSign), ("//a", .emptySegment),
        ("/a//b", .emptySegment), ("/a//", .emptySegment), ("//", .emptySegment), ("/%", .badEscape),
        ("/%4", .badEscape), ("/%4g", .badEscape), ("/%u0041", .badEscape), ("/%ff", .notUTF8), ("/%c0%af", .notUTF8),
        ("/%ed%a0%80", .notUTF8), ("/a?b=%00", .forbiddenSign), ("/a?b=%f", .badEscape), ("/a?%ff", .notUTF8),
    ])
    func whatIsOddIsRefused(_ text: String, fault: HTTPTargetFault) {
        #expect(throws: fault) { _ = try HTTPTarget(text) }
    }

    @Test func aQueryKeepsItsOrderAndWhatIsRepeated() throws {
        let target = try HTTPTarget("/a?topics=b&q=x%2By+z&topics=c&&flag&empty=&e=1=2&line=%0A\\d")
        #expect(target.first("topics") == "b")
        #expect(target.values("topics") == ["b", "c"])
        #expect(target.first("q") == "x+y z")
        #expect(target.first("flag") == "")
        #expect(target.first("empty") == "")
        #expect(target.first("e") == "1=2")
        #expect(target.first("line") == "\n\\d")
        #expect(target.first("none") == nil)
        #expect(target.parameters.map(\.name) == ["topics", "q", "topics", "flag", "empty", "e", "line"])
        #expect(target.parameters.last == HTTPParameter("line", "\n\\d"))
    }

    @Test func pathAndQueryAreThereAsTheyWereSent() throws {
        let target = try HTTPTarget("/a%20b?c=%41?d")
        #expect(target.path == "/a%20b")
        #expect(target.query == "c=%41?d")
        #expect(try HTTPTarget("/a").query == "")
    }

    @Test func whatIsTooMuchIsRefused() {
        var limits = HTTPLimits()
        limits.targetBytesMax = 20
        limits.segmentsMax = 2
        limits.parametersMax = 2
        let long = "/" + String(repeating: "a", count: 20)
        #expect(throws: HTTPTargetFault.tooLong(bytesMax: 20)) { _ = try HTTPTarget(long, limits: limits) }
        #expect(throws: HTTPTargetFault.tooManySegments(max: 2)) { _ = try HTTPTarget("/a/b/c", limits: limits) }
        #expect(throws: HTTPTargetFault.tooManyParameters(max: 2)) { _ = try HTTPTarget("/?a&b&c", limits: limits) }
        #expect(throws: Never.self) { _ = try HTTPTarget("/a/b/?a&b", limits: limits) }
    }

    @Test func aFaultHasAStatusAndASentence() {
        #expect(HTTPTargetFault.tooLong(bytesMax: 9).status == .uriTooLong)
        #expect(HTTPTargetFault.dotSegment.status == .badRequest)
        #expect("\(HTTPTargetFault.tooLong(bytesMax: 9))" == "the address is longer than 9 bytes")
        #expect("\(HTTPTargetFault.badEscape)" == "the address has a percent sign without two digits behind it")
    }
}
