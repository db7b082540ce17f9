import Platform
import TestSupport
import Testing

@Suite struct CorporaTests {
    @Test func theEnvironmentSaysWhereTheyAre() throws {
        let home = try TemporaryHome()
        withExtendedLifetime(home) {
            #expect(Corpora.folder(Environment(["ROOST_CORPORA": home.path])) == home.path)
            #expect(Corpora.folder(Environment(["ROOST_CORPORA": home.path("gone")])) == nil)
        }
    }

    @Test func otherwiseTheyLieBesideTheRepository() throws {
        let home = try TemporaryHome()
        try withExtendedLifetime(home) {
            let repository = home.path("roost")
            #expect(Corpora.folder(Environment([:]), repository: repository) == nil)
            try SystemDisk().makeFolders(home.path("shared/corpora"))
            #expect(Corpora.folder(Environment([:]), repository: repository) == home.path("shared/corpora"))
        }
    }
}
