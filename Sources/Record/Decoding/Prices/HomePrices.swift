import Domain

/// All prices that hold in a home: those that we ship, those of lists that were imported, and those that the user wrote
/// by hand. Whoever needs them reads the two files, which are texts as `PriceText` has them.
package struct HomePrices: Hashable, Sendable {
    package static let userFile = "prices.txt"
    package static let importedFile = "prices-imported.txt"
    /// Of each file. The longest list in use is a thirtieth of it.
    package static let bytesMax = 16 << 20

    package let user: [PriceEntry]
    package let imported: [PriceEntry]
    package let mark: String

    /// - Parameter wrap: what a file that cannot be understood is for the caller.
    package init<Failure: Error>(
        _ texts: PriceTexts,
        orRefused wrap: (_ file: String, PriceError) -> Failure
    ) throws(Failure) {
        func entries(_ file: String, _ bytes: [UInt8], _ source: PriceSource) throws(Failure) -> [PriceEntry] {
            guard !bytes.isEmpty else { return [] }
            do throws(PriceError) { return try Self.entries(bytes, source) } catch { throw wrap(file, error) }
        }
        user = try entries(Self.userFile, texts.user, .user)
        imported = try entries(Self.importedFile, texts.imported, .imported)
        mark = texts.mark
    }

    /// The same of files that `read` gives the bytes of.
    package init<Failure: Error>(
        orRefused wrap: (_ file: String, PriceError) -> Failure,
        read: (_ file: String) throws(Failure) -> [UInt8]?
    ) throws(Failure) {
        try self.init(PriceTexts(read: read), orRefused: wrap)
    }

    package var catalog: PriceCatalog { PriceCatalog(ShippedPrices.entries + imported + user) }

    /// The entries of a list in our own form.
    package static func entries(_ bytes: [UInt8], _ source: PriceSource) throws(PriceError) -> [PriceEntry] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notAList("it is no text in UTF-8") }
        return try PriceEntry.entries(of: PriceText.rows(text), source: source)
    }
}
