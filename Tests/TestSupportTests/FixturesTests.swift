import Platform
import TestSupport
import Testing

@Suite struct FixturesTests {
    @Test func aFixtureStandsBesideItsTest() {
        #expect(
            Fixtures.path("v1/a", of: "/repo/Tests/XTests/Deep/YTests.swift") == "/repo/Tests/XTests/Deep/Fixtures/v1/a"
        )
        #expect(Fixtures.path("a").hasSuffix("/Tests/TestSupportTests/Fixtures/a"))
    }

    @Test func theExpectedTextIsThatOfTheFileWhateverWasFound() throws {
        let home = try TemporaryHome()
        let path = home.path("expected")
        try SystemDisk().createFile(path, with: Array("text\n".utf8))
        guard Environment.current()["WRITE_EXPECTED"] != "1" else { return }
        #expect(try Fixtures.expected(at: path, found: "other\n") == "text\n")
        #expect(try SystemDisk().readAll(path, bytesMax: 100) == Array("text\n".utf8))
        #expect(throws: PlatformError.self) { try Fixtures.expected(at: home.path("missing"), found: "") }
    }
}
