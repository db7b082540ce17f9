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

    /// - Parameters:
    ///   - read: the bytes of the file of that name in the home; nothing where there is none.
    ///   - wrap: what a file that cannot be understood is for the caller.
    package init<Failure: Error>(
        orRefused wrap: (_ file: String, PriceError) -> Failure,
        read: (_ file: String) throws(Failure) -> [UInt8]?
    ) throws(Failure) {
        func entries(_ file: String, _ source: PriceSource) throws(Failure) -> [PriceEntry] {
            guard let bytes = try read(file) else { return [] }
            do throws(PriceError) { return try Self.entries(bytes, source) } catch { throw wrap(file, error) }
        }
        user = try entries(Self.userFile, .user)
        imported = try entries(Self.importedFile, .imported)
    }

    /// By which it is known whether costs were computed by the same prices. Each entry says all that it holds.
    package var mark: String {
        let texts = [ShippedPrices.entries, imported, user].map { PriceText.text(of: $0) }
        return Hex.encode(SHA256.digest(Array(texts.joined(separator: "\u{0}").utf8)))
    }

    package var catalog: PriceCatalog { PriceCatalog(ShippedPrices.entries + imported + user) }

    /// The entries of a list in our own form.
    package static func entries(_ bytes: [UInt8], _ source: PriceSource) throws(PriceError) -> [PriceEntry] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notAList("it is no text in UTF-8") }
        return try PriceEntry.entries(of: PriceText.rows(text), source: source)
    }
}
