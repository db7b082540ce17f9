import Glibc
import Platform
import Runs
import TestSupport
import Testing

@Suite struct ProgramCheckTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws {
        scratch = try TemporaryHome()
        for folder in ["first", "second", "work"] { try disk.makeFolders(scratch.path(folder)) }
    }

    private func file(_ name: String, _ text: String = "#!/bin/sh\n", mode: mode_t = 0o755) throws {
        try disk.createFile(scratch.path(name), with: Array(text.utf8))
        #expect(chmod(scratch.path(name), mode) == 0)
    }

    private func path(of name: String, path: String? = nil) throws -> String {
        let path = path ?? "\(scratch.path("first")):\(scratch.path("second"))"
        return try ProgramCheck.path(
            of: name,
            environment: ["PATH": path],
            folder: scratch.path("work"),
            on: disk
        )
    }

    @Test(arguments: [("echo hi\n", false), ("\u{7F}ELF\u{1}\u{0}", true), ("#!/bin/sh\n", true), ("", true)])
    func aTextThatDoesNotSayWhatItIsForIsToldBeforehand(text: String, isLeftToTheKernel: Bool) throws {
        try TemporaryHome.with { scratch in
            let path = scratch.path("program")
            try Programs.make(path, text)
            let check = {
                _ = try ProgramCheck.path(of: "./program", environment: [:], folder: scratch.path, on: SystemDisk())
            }
            guard !isLeftToTheKernel else { return try check() }
            #expect(throws: RunsError.unnamedInterpreter(path)) { try check() }
        }
    }

    @Test func theFirstAlongThePathOfTheRunCounts() throws {
        try file("first/agent")
        try file("second/agent")
        #expect(try path(of: "agent") == scratch.path("first/agent"))
        #expect(try path(of: "agent", path: "relative:\(scratch.path("second"))") == scratch.path("second/agent"))
    }

    @Test func whatMayNotBeRunIsPassedOverForOneThatMay() throws {
        try file("first/agent", mode: 0o644)
        try file("second/agent")
        #expect(try path(of: "agent") == scratch.path("second/agent"))
    }

    @Test func aNameWithASlashBeginsInTheFolderOfTheRun() throws {
        try file("work/agent")
        #expect(try path(of: "./agent") == scratch.path("work/agent"))
        #expect(try path(of: scratch.path("work/agent")) == scratch.path("work/agent"))
    }

    @Test func aLinkIsRunUnderItsOwnName() throws {
        try file("work/agent")
        try disk.link(scratch.path("first/link"), to: scratch.path("work/agent"))
        #expect(try path(of: "link") == scratch.path("first/link"))
    }

    @Test func eachReasonWhyThereIsNoneIsToldApart() throws {
        try file("first/plain", mode: 0o644)
        try file("first/orphan", "#! /no/such/shell -e\n")
        try disk.makeFolders(scratch.path("first/folder"))
        let searched = [scratch.path("first"), scratch.path("second")]
        #expect(throws: RunsError.programMissing("agent", searched: searched)) { try path(of: "agent") }
        #expect(throws: RunsError.programMissing("folder", searched: searched)) { try path(of: "folder") }
        #expect(throws: RunsError.programMissing("", searched: [])) { try path(of: "") }
        #expect(throws: RunsError.programNotExecutable(scratch.path("first/plain"))) { try path(of: "plain") }
        #expect(throws: RunsError.interpreterMissing("/no/such/shell", script: scratch.path("first/orphan"))) {
            try path(of: "orphan")
        }
        #expect(throws: RunsError.programIsFolder(scratch.path("first/folder"))) {
            try path(of: scratch.path("first/folder"))
        }
        #expect(throws: RunsError.programMissing("/no/such/agent", searched: [])) { try path(of: "/no/such/agent") }
    }

    @Test func withoutAPathTheStandardOneIsSearched() throws {
        #expect(try ProgramCheck.path(of: "sh", environment: [:], folder: "/", on: disk).hasSuffix("bin/sh"))
    }
}
