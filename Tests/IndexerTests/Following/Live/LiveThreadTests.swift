import Control
import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct LiveThreadTests {
    @Test func itTellsUntilItIsEndedAndByNewTermsOnceThereAreSome() throws {
        let scene = try LiveScene()
        try scene.listen()
        let run = try scene.begin()
        let index = try scene.home.open()
        _ = try index.pass()
        let telling = try LiveThread(
            scene.plan,
            scene.home.paths,
            index.terms,
            on: SystemDisk(),
            waking: scene.loop.waker
        )
        let outcome = Result {
            #expect(try scene.isSummarized())
            #expect(scene.summaries.count == 1)
            scene.forget()
            let settings = "[record]\nmarkers = [\"NOTE:\"]\n"
            try SystemDisk().createFile(scene.home.paths.home.configuration, with: Array(settings.utf8))
            telling.take(try HomeTerms(scene.home.paths.home, Environment([:]), on: SystemDisk()))
            #expect(try scene.isSummarized())
            #expect(scene.facts.first == .lagged && scene.summaries.count == 1)
        }
        #expect(!telling.hasFailed)
        try telling.end()
        try outcome.get()
        withExtendedLifetime(run) {}
    }
}
