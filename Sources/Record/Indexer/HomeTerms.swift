import Decoding
import Domain
import Journal
import Platform
import Settings

/// What a home itself says of how it is read: by which prices responses are priced, and which lines are markers.
struct HomeTerms: Hashable, Sendable {
    let prices: PriceTexts
    let markers: MarkerPrefixes

    init(_ home: HomePaths, _ environment: Environment, on disk: any Disk) throws(IndexerError) {
        prices = try PriceListImport.texts(of: home, on: disk)
        do {
            let settings = try Settings.load(home: home.root, repository: nil, environment: environment, on: disk)
            markers = MarkerPrefixes(settings[Setting.markers])
        } catch { throw .settings(error) }
    }

    /// The files that say so.
    static func files(of home: HomePaths) -> [String] {
        [HomePrices.userFile, HomePrices.importedFile].map { "\(home.root)/\($0)" } + [home.configuration]
    }
}
