import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct IndexWishTests {
    private let home: TemporaryHome
    private var paths: RecordPaths { RecordPaths(home: HomePaths(root: home.path)) }

    init() throws { home = try TemporaryHome(for: "IndexWish") }

    private func isWished() throws -> Bool { try IndexSeat(paths, on: SystemDisk()).isWished() }

    @Test func itStandsUntilTheLastOwnerHasGone() throws {
        #expect(try !isWished())
        let first = try IndexWish(paths, on: SystemDisk())
        #expect(try isWished())
        do {
            let second = try IndexWish(paths, on: SystemDisk())
            #expect(try isWished())
            withExtendedLifetime(second) {}
        }
        #expect(try isWished())
        withExtendedLifetime(first) {}
    }

    @Test func withoutAnOwnerItIsGone() throws {
        for _ in 0..<2 { withExtendedLifetime(try IndexWish(paths, on: SystemDisk())) {} }
        #expect(try !isWished())
        let file = try SystemDisk().status(of: paths.wish)
        #expect(file?.isPrivate == true && file?.bytes == 1)
    }

    @Test func whereItCannotStandThatIsAnErrorOfTheDisk() throws {
        try SystemDisk().makeFolders(paths.wish)
        #expect(throws: PlatformError.self) { _ = try IndexWish(paths, on: SystemDisk()) }
    }
}
