import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ArtifactFormTests {
    @Test func aNameIsOneLineThatAnyTerminalShows() throws {
        #expect(try ArtifactForm.form.read("plan=a/b").text == "a/b")
        let long = String(repeating: "n", count: 129)
        for text in ["a\nb=p", "\u{202E}a=p", "\(long)=p", "a"] {
            #expect(throws: ValueFault.self) { _ = try ArtifactForm.form.read(text) }
        }
    }

    @Test func aLinkIsFollowedToWhatItLeadsTo() throws {
        let home = try TemporaryHome()
        let disk = SystemDisk()
        try disk.createFile(home.path("real"), with: [])
        try disk.link(home.path("link"), to: home.path("real"))
        let pair = try #require(NamedText("a=\(home.path("link"))"))
        let artifact = try ArtifactForm.artifact(pair, on: disk)
        #expect(artifact.path == FilePath.resolved(home.path("real")))
        #expect(artifact.kind == .known(.artifact))
    }
}
