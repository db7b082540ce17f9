import Domain
package import Platform

/// The cards of a folder.
package struct CardFolder: Sendable {
    package static let cardsMax = 10_000
    private static let ending = ".md"

    /// Sorted by the names of their files.
    package let cards: [CardFile]
    /// What is wrong with those that are not among them.
    package let problems: [CardError]

    /// Reads all of them. A file that is no card is passed over, and one with something wrong in it keeps no other from
    /// being read.
    package init(_ folder: String, on disk: any Disk) throws(CardError) {
        let names = try onDisk { () throws(PlatformError) in try disk.list(folder) }
        let files = names.filter { $0.hasSuffix(Self.ending) && !$0.hasPrefix(".") }.sorted()
        guard files.count <= Self.cardsMax else { throw .tooMany(folder, cardsMax: Self.cardsMax) }
        var cards: [CardFile] = []
        var problems: [CardError] = []
        var paths: [TaskID: String] = [:]
        for name in files {
            do throws(CardError) {
                guard let file = try CardFile.read("\(folder)/\(name)", on: disk) else { continue }
                if let first = paths[file.card.id] { throw .sameTask(file.card.id, first, file.path) }
                paths[file.card.id] = file.path
                cards.append(file)
            } catch {
                problems.append(error)
            }
        }
        self.cards = cards
        self.problems = problems
    }
}
