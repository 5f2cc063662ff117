# language: id
Fitur: Apa yang dijawab salon kami
  Skenario ini berlaku untuk tata tertib di salon.house, seperti yang ditulis `evenhand new salon --language id`. Ubah
  sebuah aturan di sana, jalankan `evenhand test`, dan lihat mana yang tidak lagi benar.

  Dasar:
    Dengan tata tertib dari salon.house

  Skenario: Dua hari sebelumnya, membatalkan itu gratis
    Dengan sebuah reservasi untuk pewarnaan pada Jumat 19 November 2027 14:00
    Ketika dia membatalkan pada Rabu 17 November 2027 14:00
    Maka itu gratis

  Skenario: Pada hari itu juga biayanya setengah harga
    Dengan sekarang Jumat 19 November 2027 09:00
    Ketika dia membatalkan 5 jam sebelum sebuah pewarnaan
    Maka kami menagih dia IDR 600000
    Dan karena aturan "Makin awal Anda memberi tahu, makin kecil biayanya" baris "jika tidak"

  Skenario: Kami yang membatalkan, dan dia diuntungkan
    Dengan sebuah reservasi untuk tata-rambut-pengantin pada Jumat 19 November 2027 09:00
    Dan dia telah membayar IDR 1050000 sebagai uang-muka
    Ketika usaha membatalkan pada Kamis 18 November 2027 10:00
    Maka dia mendapat kembali IDR 1050000
    Dan dia mendapat saldo IDR 100000

  Skenario: Yang dua kali tidak hadir membayar di muka
    Dengan seorang pelanggan dengan 2 ketidakhadiran dalam 12 bulan terakhir
    Dan sekarang Selasa 2 November 2027 10:00
    Ketika dia memesan potong-rambut untuk Jumat 5 November 2027 14:00
    Maka kami meminta uang-muka dari dia sebesar IDR 450000 paling lambat Rabu 10:00

  Skenario: Keluhan didengar dalam satu jam
    Dengan seorang pelanggan bernama Ann yang berbahasa id
    Dan sekarang Minggu 7 November 2027 22:15
    Ketika Ann mengeluh lewat messenger "warna rambut saya luntur"
    Maka kami berutang jawaban paling lambat 23:15
    Dan balasan memuat "Terima kasih, Ann. Jika saya memahami Anda dengan benar: warna rambut saya luntur."

  Skenario: Satu jam kemudian belum ada yang menjawab
    Dengan sekarang Selasa 2 November 2027 10:00
    Ketika dia menulis lewat email tentang harga
    Dan kami tidak menjawab tepat waktu
    Maka dia mendapat saldo IDR 100000
    Dan kami berutang jawaban paling lambat 12:00
