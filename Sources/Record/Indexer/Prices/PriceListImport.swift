import Decoding
package import Domain
package import Journal
package import Platform

/// Takes a price list into the home: LiteLLM's JSON as it is, or a list in our own form, which counts as written by
/// hand. The prices that were there stay, but for those of the same models and days.
package struct PriceListImport: Hashable, Sendable {
    package struct Skipped: Hashable, Sendable {
        package let model: String
        package let why: String
    }

    private static let listBytesMax = 64 << 20

    /// The file in the home.
    package let file: String
    package private(set) var addedCount = 0
    package private(set) var replacedCount = 0
    package private(set) var sameCount = 0
    /// Models of the list that were passed over.
    package private(set) var skipped: [Skipped] = []
    /// Prices that there is no place for, and how many models have them.
    package private(set) var leftOut: [String: Int] = [:]

    package var takenCount: Int { addedCount + replacedCount + sameCount }

    /// - Parameter day: when the prices of a list of LiteLLM begin to hold, which it does not say itself.
    package static func run(
        _ path: String,
        into home: HomePaths,
        from day: CivilDate? = nil,
        isDry: Bool = false,
        on disk: any Disk
    ) throws(IndexerError) -> PriceListImport {
        let bytes = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.readAll(path, bytesMax: listBytesMax)
        }
        let old = try prices(of: home, on: disk)
        var result: PriceListImport
        let merge: PriceMerge
        do throws(PriceError) {
            if bytes.first(where: { !isSpace($0) }) == UInt8(ascii: "{") {
                let list = try PriceImport.liteLLM(bytes, from: day)
                result = PriceListImport(file: "\(home.root)/\(HomePrices.importedFile)")
                result.skipped = list.skipped.map { Skipped(model: $0.model, why: "\($0.why)") }
                result.leftOut = list.leftOut
                merge = PriceMerge(list.entries, into: old.imported)
            } else {
                result = PriceListImport(file: "\(home.root)/\(HomePrices.userFile)")
                merge = PriceMerge(try HomePrices.entries(bytes, .user), into: old.user)
            }
        } catch { throw .prices(file: path, "\(error)", hint: error.hint) }
        result.addedCount = merge.addedCount
        result.replacedCount = merge.replacedCount
        result.sameCount = merge.sameCount
        if !isDry, merge.addedCount + merge.replacedCount > 0 { try write(merge.entries, to: result.file, disk) }
        return result
    }

    /// All prices of a home.
    static func prices(of home: HomePaths, on disk: any Disk) throws(IndexerError) -> HomePrices {
        try prices(texts(of: home, on: disk), of: home)
    }

    static func prices(_ texts: PriceTexts, of home: HomePaths) throws(IndexerError) -> HomePrices {
        try HomePrices(texts) { IndexerError.prices(file: "\(home.root)/\($0)", "\($1)", hint: $1.hint) }
    }

    static func texts(of home: HomePaths, on disk: any Disk) throws(IndexerError) -> PriceTexts {
        try PriceTexts { (name) throws(IndexerError) in
            try IndexerError.onDisk { () throws(PlatformError) in
                let file = "\(home.root)/\(name)"
                return try disk.exists(file) ? try disk.readAll(file, bytesMax: HomePrices.bytesMax) : nil
            }
        }
    }

    private init(file: String) { self.file = file }

    private static func write(_ entries: [PriceEntry], to file: String, _ disk: any Disk) throws(IndexerError) {
        let text = heading + PriceText.text(of: entries)
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.makeFolders(FilePath.folder(of: file))
            try disk.replaceFile(file, with: Array(text.utf8))
        }
    }

    private static let heading =
        "# Dollars for a million tokens: model, input, output, cache read, cache write for 5 minutes and for an hour.\n"

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= UInt8(ascii: " ") || byte >= 0xbb }
}
