import Domain
import Platform
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct FolderLookTests {
    private let disk = SystemDisk()

    private func look(at home: TemporaryHome) throws -> FolderLook {
        var setup = SourceSetup("inbox", .folder)
        setup.path = home.path
        return FolderLook(setup, on: disk)
    }

    private func write(_ name: String, _ text: String, _ home: TemporaryHome) throws {
        try disk.replaceFile(home.path(name), with: Array(text.utf8))
    }

    private var later: WallTime { SystemClock().now().wall.advanced(by: .seconds(10)) }

    @Test func aFileIsTakenOnceItStandsStill() throws {
        try TemporaryHome.with { home in
            var look = try look(at: home)
            try write("fix login.txt", "# Fix the login\n\nIt says 401.\n", home)
            let first = try look.findings(at: later, isTrial: false)
            #expect(first.items == [] && first.isUnsettled)
            let early = try look.findings(at: SystemClock().now().wall - .seconds(5), isTrial: false)
            #expect(early.items == [] && early.isUnsettled, "it was written a moment ago")
            let second = try look.findings(at: later, isTrial: false)
            #expect(second.items.map(\.task.text) == ["inbox-fix-login"])
            #expect(second.items.first?.title == "Fix the login")
            #expect(second.items.first?.text == "It says 401.\n")
            #expect(!second.isUnsettled)
        }
    }

    @Test func aHalfWrittenFileIsNotTaken() throws {
        try TemporaryHome.with { home in
            var look = try look(at: home)
            for part in 1...4 {
                try write("long.md", String(repeating: "word ", count: part), home)
                #expect(try look.findings(at: later, isTrial: false).items == [])
            }
            #expect(try look.findings(at: later, isTrial: false).items.count == 1)
        }
    }

    @Test func cardsSayTheirOwnIds() throws {
        try TemporaryHome.with { home in
            var look = try look(at: home)
            try write("a.md", "---\nid: T-5\ntitle: Five\npriority: 2\ndepends_on: [T-4]\n---\nDo it.\n", home)
            try write("b.md", "---\nid: T-6\nstatus: review\n---\nDone.\n", home)
            let items = try look.findings(at: later, isTrial: true).items
            #expect(items.map(\.task.text) == ["T-5", "T-6"])
            #expect(items[0].title == "Five" && items[0].priority == 2 && items[0].after.map(\.text) == ["T-4"])
            #expect(items[1].objection == "its card says review")
        }
    }

    @Test func whatIsNoTaskIsPassedOverOrTold() throws {
        try TemporaryHome.with { home in
            var look = try look(at: home)
            for name in [".hidden.md", "x.md~", "y.tmp", "z.part", "#lock#"] { try write(name, "text", home) }
            try write("empty.md", "\n \n", home)
            try disk.makeFolders(home.path("folder.md"))
            try disk.replaceFile(home.path("binary"), with: [0, 1, 2])
            let findings = try look.findings(at: later, isTrial: true)
            #expect(findings.items == [])
            #expect(findings.problems.count == 1 && findings.problems[0].contains("it is no text"))
        }
    }

    @Test func aFolderThatIsNotThereIsTold() throws {
        var setup = SourceSetup("inbox", .folder)
        setup.path = "/nowhere/at/all"
        var look = FolderLook(setup, on: disk)
        #expect(throws: SourceTrouble.self) { try look.findings(at: later, isTrial: false) }
    }
}
