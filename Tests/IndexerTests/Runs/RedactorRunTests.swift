import Decoding
import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct RedactorRunTests {
    @Test func whereSecretsCannotBeReadThereIsNoRedactor() throws {
        try TemporaryHome.with { home in
            let paths = HomePaths(root: home.path)
            let plain = RunPaths(directory: home.path("run-1"))
            #expect(try Redactor(of: plain, in: paths, on: SystemDisk()).redact("nothing").text == "nothing")
            try SystemDisk().makeFolders(home.path("run-2"))
            try SystemDisk().createFile(home.path("run-2/secrets.idx"), with: [1, 2, 3])
            #expect(throws: IndexerError.self) {
                _ = try Redactor(of: RunPaths(directory: home.path("run-2")), in: paths, on: SystemDisk())
            }
        }
    }
}
