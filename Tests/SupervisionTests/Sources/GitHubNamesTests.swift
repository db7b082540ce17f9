import Domain
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct GitHubNamesTests {
    @Test func theFirstRepositoryOfAHomeKeepsTheShortIds() throws {
        try TemporaryHome.with { home in
            let disk = SystemDisk()
            let first = try GitHubNames.of("acme/web", home: home.path, on: disk)
            let second = try GitHubNames.of("Acme/API", home: home.path, on: disk)
            #expect(first.task(450)?.text == "gh-450")
            #expect(second.task(450)?.text == "gh-acme.api-450")
            #expect(try GitHubNames.of("ACME/web", home: home.path, on: disk).task(7)?.text == "gh-7")
            #expect(first.number(of: try TaskID("gh-450")) == 450)
            #expect(first.number(of: try TaskID("gh-acme.api-450")) == nil)
            #expect(second.number(of: try TaskID("gh-acme.api-450")) == 450)
            #expect(second.number(of: try TaskID("gh-450")) == nil)
            #expect(first.number(of: try TaskID("manual-001")) == nil)
        }
    }

    @Test func aFileThatCannotBeReadGivesNoIds() throws {
        try TemporaryHome.with { home in
            try SystemDisk().replaceFile(home.path("github.json"), with: Array("{".utf8))
            #expect(throws: SourceTrouble.self) {
                try GitHubNames.of("acme/web", home: home.path, on: SystemDisk())
            }
        }
    }

    @Test func aNameThatMakesNoIdGivesNone() {
        let long = "acme/\(String(repeating: "x", count: 130))"
        #expect(GitHubNames(long, isFirst: false).task(1) == nil)
    }
}
