import Domain
import Git
import Journal
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct CheckpointTests {
    private static let full =
        #"{"layoutVersion":"local-run-v1","seq":3,"createdAt":"2026-11-21T01:02:03.456Z","#
        + #""ref":"refs/roost/run-1/3","commit":"1111111111111111111111111111111111111111","#
        + #""tree":"2222222222222222222222222222222222222222","#
        + #""baseCommit":"3333333333333333333333333333333333333333","branch":"main","operation":"merge","files":2,"#
        + #""patchBytes":512,"leftOut":[{"path":"big","bytes":9000,"why":"limit"},{"path":"sub/","why":"repository"}],"#
        + #""leftOutCount":2,"summaryHint":"before the merge"}"# + "\n"

    @Test func itIsWrittenAsItWasRead() throws {
        let checkpoint = try Checkpoint(parsing: Array(Self.full.utf8))
        #expect(String(decoding: checkpoint.bytes, as: UTF8.self) == Self.full)
        #expect(checkpoint.operation == .known(.merge))
        #expect(checkpoint.leftOut.map(\.why) == [.known(.limit), .known(.repository)])
    }

    @Test func whatIsOptionalMayBeMissing() throws {
        let text =
            #"{"layoutVersion":"local-run-v1","seq":1,"createdAt":"2026-11-21T01:02:03.456Z","ref":"r","#
            + #""commit":"1111111111111111111111111111111111111111","#
            + #""tree":"2222222222222222222222222222222222222222","files":0}"#
        let checkpoint = try Checkpoint(parsing: Array(text.utf8))
        #expect(checkpoint.baseCommit == nil && checkpoint.branch == nil && checkpoint.patchBytes == nil)
        #expect(checkpoint.leftOut.isEmpty && checkpoint.leftOutCount == 0)
    }

    @Test(arguments: [#""commit":"--upload-pack=x""#, #""commit":"""#, #""seq":-1"#])
    func whatCannotBeIsRefused(_ field: String) {
        let key = field.split(separator: ":")[0]
        let text = Self.full.split(separator: ",").map {
            $0.hasPrefix(key) || $0.hasPrefix("{\(key)") ? field : String($0)
        }
        #expect(throws: (any Error).self) {
            _ = try Checkpoint(parsing: Array(("{" + text.joined(separator: ",").drop { $0 == "{" }).utf8))
        }
    }
}
