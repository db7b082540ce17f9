import CSQLite

/// Cuts texts into words, as the tables of the search do.
package final class SearchWords {
    /// How a table of the search is told to do the same.
    static let tokenizer = ROOST_SQLITE_WORDS

    private let database: DatabaseHandle
    private let pointer: OpaquePointer

    package init(_ connection: Connection) throws(StoreError) {
        database = connection.database
        var made: OpaquePointer?
        try database.check(roost_sqlite_words_make(database.pointer, &made))
        guard let made else { throw database.failure(SQLITE_NOMEM) }
        pointer = made
    }

    deinit { roost_sqlite_words_free(pointer) }

    /// Those that are wanted, since most of a text is looked at for a few of its words.
    package func words(
        of text: UnsafeRawBufferPointer,
        where isWanted: (UnsafeRawBufferPointer) -> Bool = { _ in true }
    ) throws(StoreError) -> [SearchWord] {
        let result = withoutActuallyEscaping(isWanted) { isWanted -> Result<[SearchWord], StoreError> in
            do throws(StoreError) { return .success(try gather(from: text, isWanted)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    private func gather(
        from text: UnsafeRawBufferPointer,
        _ isWanted: @escaping (UnsafeRawBufferPointer) -> Bool
    ) throws(StoreError) -> [SearchWord] {
        let gathered = Gathered(isWanted)
        var place = 0
        while place < text.count {
            let ideograph = Ideographs.next(in: text, from: place)
            let end = ideograph?.lowerBound ?? text.count
            try cut(UnsafeRawBufferPointer(rebasing: text[place..<end]), at: place, into: gathered)
            place = end
            guard let ideograph else { break }
            try cut(UnsafeRawBufferPointer(rebasing: text[ideograph]), at: place, into: gathered)
            place = ideograph.upperBound
        }
        return gathered.words
    }

    package func words(of text: String) throws(StoreError) -> [SearchWord] {
        var text = text
        let result = text.withUTF8 { bytes -> Result<[SearchWord], StoreError> in
            do throws(StoreError) {
                return .success(try words(of: UnsafeRawBufferPointer(bytes)))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    private final class Gathered {
        let isWanted: (UnsafeRawBufferPointer) -> Bool
        var words: [SearchWord] = []
        var start = 0

        init(_ isWanted: @escaping (UnsafeRawBufferPointer) -> Bool) { self.isWanted = isWanted }
    }

    private func cut(_ text: UnsafeRawBufferPointer, at start: Int, into gathered: Gathered) throws(StoreError) {
        gathered.start = start
        let context = Unmanaged.passUnretained(gathered).toOpaque()
        let code = roost_sqlite_words_cut(pointer, text.baseAddress, text.count, context) {
            context,
            _,
            word,
            count,
            start,
            end in
            guard let context, let word else { return SQLITE_OK }
            let gathered = Unmanaged<Gathered>.fromOpaque(context).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: word, count: Int(count))
            guard gathered.isWanted(bytes) else { return SQLITE_OK }
            let range = gathered.start + Int(start)..<gathered.start + Int(end)
            gathered.words.append(SearchWord(text: Array(bytes), range: range))
            return SQLITE_OK
        }
        try database.check(code)
    }
}
