import Testing

@Suite struct SwiftFileTests {
    private func file(_ source: String) -> SwiftFile {
        SwiftFile(TextFile(path: "a.swift", bytes: Array(source.utf8)))
    }

    @Test func importsNameTheirModule() {
        let imports = file("import A\npackage import B\n@testable import struct C.D\nimport func E.f\nlet `import` = 1")
            .imports
        #expect(imports.map(\.module) == ["A", "B", "C", "E"])
        #expect(imports.map(\.line) == [1, 2, 3, 4])
    }

    @Test func aReasonStandsOnTheLineOrJustAbove() {
        let file = file("// Why: so\n// and so\na()\nb()  // Why: so\n\nc()\n// Why:\nd()")
        #expect([3, 4, 6, 8].map { file.hasReason("Why: ", at: $0) } == [true, true, false, false])
    }

    @Test func namesAreTakenApartByTheirWords() {
        #expect(SwiftFile.words(of: "HTTPServerTests") == ["HTTP", "Server", "Tests"])
        #expect(SwiftFile.words(of: "RunID") == ["Run", "ID"])
        #expect(SwiftFile.words(of: "CRC32C") == ["CRC32", "C"])
        #expect(SwiftFile.words(of: "Database") == ["Database"])
    }
}
