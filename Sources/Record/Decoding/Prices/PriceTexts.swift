import Domain

/// The lists of prices of a home as they stand in its files, not understood yet: whoever asks a question wants to know
/// whether they are the same as before, and to read all entries takes longer than most answers do.
package struct PriceTexts: Hashable, Sendable {
    let user: [UInt8]
    let imported: [UInt8]
    /// By which it is known whether costs were computed by the same prices.
    package let mark: String

    /// - Parameter read: the bytes of the file of that name in the home; nothing where there is none.
    package init<Failure: Error>(read: (_ file: String) throws(Failure) -> [UInt8]?) throws(Failure) {
        user = try read(HomePrices.userFile) ?? []
        imported = try read(HomePrices.importedFile) ?? []
        var hash = SHA256()
        hash.update(Array(ShippedPrices.text.utf8))
        for text in [user, imported] { hash.update([0] + text) }
        mark = Hex.encode(hash.finish())
    }

    /// The prices of lists that were understood before. Of one that never was, ours alone hold.
    package var catalog: PriceCatalog {
        let prices = Deliberate.ignore(because: "whoever takes a new list tells what is wrong with it") {
            () throws(PriceError) in try HomePrices(self) { $1 }
        }
        return prices?.catalog ?? PriceCatalog(ShippedPrices.entries)
    }
}
