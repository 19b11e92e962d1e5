/** Given names from many languages, about by their frequency among authors. */
export const GIVEN_NAMES: readonly string[] =
  `Wei Jun Yang Li Xin Yu Hao Ming David Michael Daniel Thomas Anna Maria Jan Peter Jing Lei Yi Tao Chen Bo Rui Yan Alexander
  Andrew John James Robert Christian Martin Andreas Stefan Sebastian Julia Laura Sarah Emma Sofia Elena Olga Ivan Dmitry Sergey
  Nikolai Alexei Mikhail Anton Vladimir Amit Rahul Priya Anjali Sanjay Vikram Arjun Neha Deepak Ravi Suresh Kavya Rohan Aditya
  Hiroshi Takeshi Yuki Kenji Haruka Sakura Naoki Satoshi Min-Jun Ji-Woo Seo-Yeon Hyun Soo-Jin Dong-Hyun Jae Eun Ahmed Mohammed
  Fatima Omar Hassan Leila Ali Reza Maryam Sara Zahra Amir Mehmet Ayşe Emre Zeynep Burak José Luis Carlos Miguel Ana Carmen
  Lucía Javier Diego Pablo João Pedro Beatriz Rafael Mateus Pierre Jean Marie Camille François Étienne Chloé Lucas Hugo Giulia
  Marco Luca Francesca Paolo Chiara Matteo Łukasz Piotr Agnieszka Katarzyna Tomasz Jakub Zuzana Jiří Petra Lars Erik Ingrid
  Søren Åsa Nils Mikko Aino Kofi Ama Chidi Ngozi Thabo Minh Linh Anh Tuan Huong Siti Budi Dewi Somchai Noa Yael Eitan`.split(
    /\s+/u,
  );

/** Family names from many languages, about by their frequency among authors. */
export const FAMILY_NAMES: readonly string[] =
  `Wang Zhang Li Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Song Deng Han Feng
  Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lü Ding Ren Shen Yao Lu Kim Lee Park Choi Jung Kang Cho
  Yoon Jang Lim Nguyen Tran Le Pham Hoang Singh Kumar Sharma Gupta Patel Das Roy Mukherjee Banerjee Rao Reddy Iyer Nair Joshi
  Agarwal Verma Mishra Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson White
  Harris Clark Lewis Robinson Walker Hall Young Allen Wright King Scott Green Baker Adams Nelson Hill Campbell Mitchell Roberts
  Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Klein Wolf Schröder Neumann
  Krüger García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Silva Santos
  Oliveira Souza Lima Pereira Costa Ferreira Almeida Dubois Laurent Lefèvre Moreau Girard Rousseau Blanc Rossi Russo Ferrari
  Esposito Bianchi Romano Colombo Ricci Kowalski Nowak Wiśniewski Wójcik Kamiński Novák Svoboda Dvořák Horvat Kovač Ivanov
  Petrov Sidorov Smirnov Kuznetsov Popov Volkov Shevchenko Melnyk Yılmaz Kaya Demir Çelik Hosseini Ahmadi Karimi Rahimi Hassan
  Khan Ahmed Hussain Rahman Islam Tanaka Suzuki Sato Takahashi Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Andersson
  Johansson Lindqvist Hansen Larsen Olsen Nielsen Virtanen Korhonen Cohen Levy Mizrahi Goldberg Okafor Mensah Adeyemi Mbeki
  Papadopoulos Georgiou O'Brien Murphy Dijkstra Jansen Bakker Visser`.split(/\s+/u);
