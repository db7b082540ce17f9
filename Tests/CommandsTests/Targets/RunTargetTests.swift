import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct RunTargetTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "RunTargetTests") }

    private func prepare(_ count: Int) throws -> [RunPaths] {
        try (0..<count).map { _ in
            fixture.clock.advance(by: .seconds(1))
            return try fixture.prepare().paths
        }
    }

    private func find(_ name: String) throws(CommandError) -> RunPaths {
        try RunTarget.run(named: name, in: fixture.home, on: fixture.disk)
    }

    @Test func aRunIsFoundByItsIdAndByABeginningOfItThatNoOtherHas() throws {
        let runs = try prepare(2)
        for run in runs {
            let id = FilePath.name(of: run.directory)
            #expect(try find(id) == run)
            #expect(try find(String(id.dropLast(8))) == run)
        }
    }

    @Test func aBeginningOfSeveralIdsListsThem() throws {
        let ids = try prepare(2).map { FilePath.name(of: $0.directory) }
        let error = #expect(throws: CommandError.self) { _ = try find("run-") }
        #expect(error == .ambiguous(kind: "run", text: "run-", matches: ids))
        #expect(error?.exitCode == .usage)
        #expect(error?.code == "ambiguous")
        #expect(error?.description == "\"run-\" is the beginning of 2 runs")
        #expect(error?.hint == "one of: \(ids[0]), \(ids[1])")
    }

    @Test func aLongListIsCutAndSaysSo() throws {
        let ids = try prepare(RunTarget.listedMax + 3).map { FilePath.name(of: $0.directory) }
        let hint = try #require(#expect(throws: CommandError.self) { _ = try find("run-") }?.hint)
        #expect(hint == "one of: " + ids.prefix(RunTarget.listedMax).joined(separator: ", ") + ", and 3 more")
    }

    @Test func aMistypedIdIsMetWithTheOneThatIsMeant() throws {
        let id = FilePath.name(of: try #require(try prepare(1).first).directory)
        let typed = String(id.dropLast()) + (id.hasSuffix("x") ? "y" : "x")
        #expect(throws: CommandError.notFound(kind: "run", text: typed, similar: [id], list: RunTarget.listCommand)) {
            _ = try find(typed)
        }
    }

    @Test func aRunThatWasMovedIsFoundWhereItIs() throws {
        let elsewhere = fixture.scratch.path("elsewhere")
        let paths = try fixture.prepare { $0.runtime.runsRootDir = elsewhere }.paths
        let found = try find(FilePath.name(of: paths.directory))
        #expect(found == paths)
        #expect(found.directory.hasPrefix(elsewhere))
    }

    @Test func anEmptyNameIsNoBeginning() {
        #expect(throws: ValueFault.self) { _ = try RunTarget.form.read("") }
    }
}
