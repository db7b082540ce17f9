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
    /// By which it is known whether costs were computed by the same prices. It is made of their texts, since
    /// whoever asks a question asks for it too, and to read all entries takes longer than most answers do.
    package let mark: String

    /// - Parameters:
    ///   - read: the bytes of the file of that name in the home; nothing where there is none.
    ///   - wrap: what a file that cannot be understood is for the caller.
    package init<Failure: Error>(
        orRefused wrap: (_ file: String, PriceError) -> Failure,
        read: (_ file: String) throws(Failure) -> [UInt8]?
    ) throws(Failure) {
        var hash = SHA256()
        hash.update(Array(ShippedPrices.text.utf8))
        func entries(_ file: String, _ source: PriceSource) throws(Failure) -> [PriceEntry] {
            let bytes = try read(file) ?? []
            hash.update([0] + bytes)
            guard !bytes.isEmpty else { return [] }
            do throws(PriceError) { return try Self.entries(bytes, source) } catch { throw wrap(file, error) }
        }
        user = try entries(Self.userFile, .user)
        imported = try entries(Self.importedFile, .imported)
        mark = Hex.encode(hash.finish())
    }

    package var catalog: PriceCatalog { PriceCatalog(ShippedPrices.entries + imported + user) }

    /// The entries of a list in our own form.
    package static func entries(_ bytes: [UInt8], _ source: PriceSource) throws(PriceError) -> [PriceEntry] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notAList("it is no text in UTF-8") }
        return try PriceEntry.entries(of: PriceText.rows(text), source: source)
    }
}
