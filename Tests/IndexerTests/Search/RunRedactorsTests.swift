import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct RunRedactorsTests {
    @Test func whereSecretsCannotBeReadThereIsNoRedactor() throws {
        try TemporaryHome.with { home in
            let redactors = RunRedactors(of: HomePaths(root: home.path), on: SystemDisk())
            #expect(redactors.redactor(of: home.path("run-1/stdout.log")) != nil)
            try SystemDisk().makeFolders(home.path("run-2"))
            try SystemDisk().createFile(home.path("run-2/secrets.idx"), with: [1, 2, 3])
            #expect(redactors.redactor(of: home.path("run-2/stdout.log")) == nil)
        }
    }
}
